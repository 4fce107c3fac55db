"""The picture: a lit wall, a striped ball in front of it, and a panel that says which frame it is.

Made of rows that are made once, so that a frame of 24 MB costs one copy and the next one a few rows.
"""

import functools

from . import font

_BANDS = 48
_PANEL = 24  # letters


def paint(memory, config, label, look, base):
    """Paints into a stream's memory and returns what the unchanging part was made from.

    `base` is what the memory holds already, or None. `label` is (model, frame, capture).
    """
    kind, (columns, rows), stride = config["format"], config["size"], config["stride"]
    if kind not in ("RGB888", "BGR888"):
        memory[:] = _grey(look, stride, rows)
        memory[:64] = repr(label).encode()[:64].ljust(64)
        return look
    if base != look:
        memory[:] = _background(look, columns, rows, stride, kind == "RGB888")
    if not look[3]:
        _panel(memory, label, columns, rows, stride)
    return look


_made = {}  # the last background of this process, by what it was made from


def _background(*made_from):
    if made_from not in _made:
        _made.clear()
        _made[made_from] = _draw(*made_from)
    return _made[made_from]


def _draw(look, columns, rows, stride, reverse):
    light, gains, focus, spoiled = look
    if spoiled:
        pixel = b"\0\0\0" if spoiled == "black" else b"\xff\0\xff"
        return (pixel * columns).ljust(stride, b"\0") * rows
    level = min(1.0, light / 18_000)
    tint = (level * gains[0] / 1.9, level, level * gains[1] / 1.6)
    tint = tint[::-1] if reverse else tint
    wall = _row([(90 + 60 * x // columns, 110, 150 - 60 * x // columns)[::-1 if reverse else 1]
                 for x in range(columns)], tint).ljust(stride, b"\0")
    radius = int(0.3 * min(columns, rows))
    ball = _row([_stripe(x, radius, focus) for x in range(2 * radius)], tint)
    walls, balls = _shades(wall), _shades(ball)
    picture = bytearray(b"".join(walls[row * _BANDS // rows] for row in range(rows)))
    top, middle = rows * 11 // 20 - radius, columns // 2
    for row in range(2 * radius):
        half = int((radius * radius - (row - radius) ** 2) ** 0.5)
        at = (top + row) * stride + 3 * (middle - half)
        shade = balls[row * _BANDS // (2 * radius)]
        picture[at:at + 6 * half] = shade[3 * (radius - half):3 * (radius + half)]
    return bytes(picture)


def _stripe(x, radius, focus):
    sharp = 1.0 if focus is None else max(0.1, 1 - abs(focus - 2.5) / 3)
    value = int(150 + 90 * sharp * (1 if x * 16 // radius % 2 else -1))
    return value, value, value


def _row(pixels, tint):
    return bytes(min(255, int(value * part)) for pixel in pixels for value, part in zip(pixel, tint))


def _shades(row):
    """The row from light to dark."""
    return [
        row.translate(bytes(value * (2 * _BANDS - band) // (2 * _BANDS) for value in range(256)))
        for band in range(_BANDS)
    ]


def _panel(memory, label, columns, rows, stride):
    block = columns // (_PANEL * font.ADVANCE * 3 // 2)
    lines = (label[0], "FRAME %d" % label[1], "CAPTURE %d" % label[2])
    if block == 0 or rows < 2 * len(lines) * (font.HEIGHT + 2) * block:
        return
    at = stride * 2 * block + 3 * 2 * block
    for line in lines:
        for pixels in _letters(line.ljust(_PANEL)[:_PANEL], block):
            for _ in range(block):
                memory[at:at + len(pixels)] = pixels
                at += stride


@functools.lru_cache(maxsize=4)
def _letters(line, block):
    dots = {"0": b"\x18" * (3 * block), "1": b"\xf0" * (3 * block)}
    return [b"".join(map(dots.get, bits)) for bits in font.rows(line)]


def _grey(look, stride, rows):
    level = 0 if look[3] else min(255, int(look[0] / 18_000 * 128))
    return b"".join(bytes([level * (2 * _BANDS - row * _BANDS // rows) // (2 * _BANDS)]) * stride for row in range(rows))
