"""One encrypted file that holds the whole installation but for its keys, and the way back (docs/operate.md, "Back up and restore")."""
