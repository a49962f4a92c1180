"""Tests with a real broker, real workers, real beats and a real mail server, in processes that are really killed."""
