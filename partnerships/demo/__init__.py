"""The demo school: invented, believable, and built by the real actions, so that it shows only what people could have done."""
