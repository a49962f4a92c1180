"""The password of everybody in the tests, where processes without Django find it too (bin/faults)."""

PASSWORD = "sandi-untuk-uji-2026"
