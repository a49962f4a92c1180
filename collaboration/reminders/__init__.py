"""What of collaboration must not be missed, one module per part."""
