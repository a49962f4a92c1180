"""Factories: each reaches its state by walking the real actions, so that no test stands on rows that could not exist."""
