"""The two calls that the agent makes."""


class _Picture:
    def __init__(self, *asked):
        self._asked = asked

    def save(self, file, kind, quality):
        file.write(b"\xff\xd8")
        file.write(repr(self._asked + (kind, quality)).encode())
        file.flush()


def frombuffer(mode, size, data, decoder, raw_mode, stride, orientation):
    return _Picture(mode, size, len(data), decoder, raw_mode, stride, orientation)
