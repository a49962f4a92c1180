"""Messages about collaboration, through the outbox (core.mail): written in the action's own transaction."""
