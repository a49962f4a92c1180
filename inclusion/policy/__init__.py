"""Who may do what in inclusion, one module per part; `common` holds what they share."""
