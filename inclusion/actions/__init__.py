"""What people do in inclusion, one module per noun."""
