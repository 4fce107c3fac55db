"""Frames of the protocol over two pipes: length, kind, id, milliseconds left, a JSON object."""

import json
import os
import struct
import threading

REQUEST, READY, REPLY, ERROR, EVENT, HEARTBEAT = 1, 17, 18, 19, 20, 21

_LENGTH = struct.Struct(">I")
_HEAD = struct.Struct(">BII")
_LONGEST = 1 << 20


class Wire:
    """Sends from any thread, whole frames only; receives from one thread."""

    def __init__(self, incoming, outgoing):
        self._incoming = incoming
        self._outgoing = outgoing
        self._sending = threading.Lock()

    def receive(self):
        """The next request as (id, milliseconds left, body). Ends the process where input ends."""
        (length,) = _LENGTH.unpack(self._exactly(_LENGTH.size))
        if not _HEAD.size <= length <= _LONGEST:
            self._broken("a frame of %d bytes" % length)
        frame = self._exactly(length)
        kind, number, millis = _HEAD.unpack_from(frame)
        if kind != REQUEST:
            self._broken("a frame of kind %d" % kind)
        try:
            body = json.loads(frame[_HEAD.size:])
        except ValueError as error:
            self._broken("a body that is no JSON (%s)" % error)
        return number, millis, body

    def send(self, kind, number, body):
        """Sends one frame. Ends the process where nobody reads any more."""
        data = json.dumps(body, separators=(",", ":"), allow_nan=False).encode()
        frame = _LENGTH.pack(_HEAD.size + len(data)) + _HEAD.pack(kind, number, 0) + data
        with self._sending:
            view = memoryview(frame)
            while view:
                try:
                    view = view[os.write(self._outgoing, view):]
                except BrokenPipeError:
                    os._exit(0)

    def event(self, number, name, **more):
        """Sends an EVENT that belongs to a request, or to none (0)."""
        self.send(EVENT, number, dict(more, event=name))

    def _exactly(self, count):
        data = b""
        while len(data) < count:
            part = os.read(self._incoming, count - len(data))
            if not part:
                os._exit(0)
            data += part
        return data

    @staticmethod
    def _broken(what):
        os.write(2, b"agent: the host sent %s\n" % what.encode())
        os._exit(70)
