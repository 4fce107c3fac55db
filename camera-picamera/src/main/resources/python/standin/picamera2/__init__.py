"""A stand-in for the picamera2 library: cameras in software, with its bad days on demand.

It offers what Steadyscan's agent uses of Picamera2, and behaves as Picamera2 0.3.36 was seen to behave where
things go wrong: jobs in a row, a job whose time is over that eats the next frame, buffers that run out, frames
dropped at the start, a frame kept from before, padded rows, a TimeoutError without text, calls that hold the
interpreter's lock, failures told on standard error only. It needs a bare Python 3.9 and nothing else.

What it does is scripted by the environment variable STEADYSCAN_STANDIN: a JSON object, or the path of a file
with one. docs/picamera-standin.md describes it; script.py reads it.
"""

import os
from concurrent.futures import CancelledError, TimeoutError

from .library import Picamera2
from .request import CompletedRequest, MappedArray
from .script import SCRIPT

__version__ = "stand-in"
DEVICES = os.path.join(SCRIPT.state, "*.lock") if SCRIPT.state else ""  # what is locked instead of /dev/media*
__all__ = ["CancelledError", "CompletedRequest", "MappedArray", "Picamera2", "TimeoutError"]
