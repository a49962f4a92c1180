"""The moves of inclusion, one table per noun."""
