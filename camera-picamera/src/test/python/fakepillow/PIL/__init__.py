"""A Pillow that encodes nothing and says what it was asked for."""

__version__ = "fake"
