"""What each part of collaboration puts on the home page."""
