"""What the audit's pages are dressed with: styles and a script of our own, so that they open offline."""
