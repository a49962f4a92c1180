"""Who may open what hangs on rows of collaboration: whoever may see the row."""
