"""The house keeps its shape: what architecture.md and docs/adr decide is read off the sources here."""
