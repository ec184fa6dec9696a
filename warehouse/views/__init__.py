"""Views in the shapes that other tools expect, and sources side by side; made in the published file."""
