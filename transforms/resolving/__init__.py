"""Mentions to actors, places and times; mentions to events; articles to stories."""
