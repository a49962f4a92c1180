"""From rows to the strings of papers."""
