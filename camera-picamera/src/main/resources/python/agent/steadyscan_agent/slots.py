"""The host's shared memory: pictures go there, never through the pipe."""

import mmap
import os
import struct

from .failures import AgentError

_PAGE = 4096
_HEADER = struct.Struct("<8sQIIQ")
_WORD = struct.Struct("<Q")
_MAGIC = b"SSSLOTS1"
_POPULATE = getattr(mmap, "MAP_POPULATE", 0x8000)  # named from Python 3.10 on


class Slots:
    """The mapped file. A slot is written from one thread at a time."""

    def __init__(self, path, generation, slots, slot_bytes):
        size = _PAGE + slots * (_PAGE + slot_bytes)
        file = os.open(path, os.O_RDWR | os.O_CLOEXEC)
        try:
            # A full /dev/shm is an error here; unreserved it would be a SIGBUS in the middle of a picture.
            os.posix_fallocate(file, 0, size)
            self._memory = mmap.mmap(file, size, flags=mmap.MAP_SHARED | _POPULATE)
        finally:
            os.close(file)
        if _HEADER.unpack_from(self._memory) != (_MAGIC, generation, slots, 0, slot_bytes):
            raise AgentError("DEFECT", "%s does not begin with the header it was announced with" % path)
        self._slots = slots
        self._bytes = slot_bytes

    def begin(self, slot, sequence):
        """Marks the slot as being written and returns it."""
        if not 0 <= slot < self._slots or sequence == 0:
            raise AgentError("DEFECT", "no slot %d of %d, or no sequence %d" % (slot, self._slots, sequence))
        return Slot(self._memory, _PAGE + slot * (_PAGE + self._bytes), self._bytes, sequence)


class Slot:
    """One slot while it is written: also a file for an encoder."""

    def __init__(self, memory, at, room, sequence):
        self._memory = memory
        self._head = at
        self._start = self._next = at + _PAGE
        self._end = self._start + room
        self._sequence = sequence
        _WORD.pack_into(memory, at, sequence)

    def write(self, data):
        """Appends bytes: one copy."""
        after = self._next + len(data)
        if after > self._end:
            raise AgentError("DEFECT", "a picture of more than the %d bytes of a slot" % (self._end - self._start))
        self._memory[self._next:after] = data
        self._next = after
        return len(data)

    def flush(self):
        """For encoders that flush; there is nothing to do."""

    def end(self):
        """Marks the picture as whole and returns its size in bytes."""
        size = self._next - self._start
        _WORD.pack_into(self._memory, self._head + 16, size)
        _WORD.pack_into(self._memory, self._head + 8, self._sequence)
        return size
