"""What guided documents say on their pages: questions, helps, ready-made parts. Words and plain values, no rows."""
