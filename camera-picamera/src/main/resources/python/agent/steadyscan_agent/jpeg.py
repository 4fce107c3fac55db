"""JPEG by Pillow, where this Python has it. Picamera2 depends on it; the stand-in does not."""

try:
    import PIL
    from PIL import Image

    VERSION = PIL.__version__
except ImportError:
    VERSION = None

_RAW_MODES = {"RGB8": "RGB", "BGR8": "BGR"}


def can_encode(pixel_format):
    """Whether pictures of this format can be encoded here."""
    return VERSION is not None and pixel_format in _RAW_MODES


def picture(plane, columns, rows, stride, pixel_format):
    """A picture of its own from a plane: the plane's memory is free again afterwards."""
    return Image.frombuffer("RGB", (columns, rows), plane, "raw", _RAW_MODES[pixel_format], stride, 1)


def encode(image, quality, writer):
    """Writes the JPEG in parts; the interpreter's other threads run in between."""
    image.save(writer, "JPEG", quality=quality)
