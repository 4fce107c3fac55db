"""What failed, as a kind that the host decides by: from types and error numbers, not from wording."""

import errno
import os
import traceback


class AgentError(Exception):
    """A failure that has its kind already."""

    def __init__(self, kind, message, **more):
        super().__init__(message)
        self.kind = kind
        self.more = more


_BY_NUMBER = {
    errno.ENOMEM: "NO_MEMORY",
    errno.ENOSPC: "NO_MEMORY",  # of /dev/shm
    errno.EBUSY: "BUSY",
    errno.EIO: "GONE",
    errno.ENODEV: "GONE",
    errno.ENXIO: "GONE",
    errno.EREMOTEIO: "GONE",  # an I2C transfer to the sensor failed
    errno.ETIMEDOUT: "GONE",  # or found no end
}

# libcamera's Python bindings throw std::system_error (src/py/libcamera/py_main.cpp), which arrives as a
# RuntimeError whose text ends in the C library's words for the number: "Failed to start camera: Input/output error".
_BY_ENDING = {": " + os.strerror(number): kind for number, kind in _BY_NUMBER.items()}


def report(error):
    """The body of an ERROR frame for this exception."""
    chain = list(_chain(error))
    if isinstance(error, AgentError):
        body = dict(error.more, kind=error.kind, message=str(error))
    else:
        body = {"kind": kind(error), "message": _words(error)}
    body["evidence"] = [_words(cause) for cause in chain[1:]]
    if body["kind"] == "DEFECT":
        body["evidence"] += traceback.format_exc().splitlines()[-12:]
    return body


def kind(error):
    """The kind of an exception: that of the first of its causes that has one, DEFECT if none has."""
    return next((found for found in map(_kind, _chain(error)) if found), "DEFECT")


def _chain(error):
    seen = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _kind(error):
    if isinstance(error, AgentError):
        return error.kind
    if isinstance(error, MemoryError):
        return "NO_MEMORY"
    if isinstance(error, OSError):
        return _BY_NUMBER.get(error.errno)
    if isinstance(error, RuntimeError):
        return next((known for ending, known in _BY_ENDING.items() if str(error).endswith(ending)), None)
    return None


def _words(error):
    # The text of a timeout and of a cancellation is empty; the type always says something.
    return ("%s: %s" % (type(error).__name__, error)).rstrip(": ")
