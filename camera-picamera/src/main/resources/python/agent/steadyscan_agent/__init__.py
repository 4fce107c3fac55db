"""Parts of the agent. Runs on a bare Python 3.9 or later; Picamera2 is the only library it needs."""
