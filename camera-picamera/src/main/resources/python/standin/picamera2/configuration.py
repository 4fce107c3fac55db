"""Configurations of the streams of a camera."""

_BYTES = {"RGB888": 3, "BGR888": 3, "XRGB8888": 4, "XBGR8888": 4, "SBGGR16": 2}
_ROW = 64  # rows are padded to a multiple of it, as the Pi 5 does: never the width times three
_KEYS = ("format", "size", "stride", "preserve_ar")


class Configurations:
    """Makes them."""

    def create_still_configuration(
        self,
        main={},
        lores=None,
        raw={},
        buffer_count=1,
        controls={},
        display=None,
        encode=None,
        queue=True,
        use_case="still",
    ):
        """One for pictures: full size, one buffer, and a raw stream unless raw is None."""
        main = _stream({"format": "BGR888", "size": self.sensor_resolution}, main)
        main["size"] = tuple(length - length % 2 for length in main["size"])
        return {
            "use_case": use_case,
            "buffer_count": buffer_count,
            "queue": queue,
            "main": main,
            "lores": _stream({"format": "YUV420", "size": main["size"]}, lores),
            "raw": _stream({"format": self.sensor_format, "size": main["size"]}, raw),
            "controls": dict({"NoiseReductionMode": 2, "FrameDurationLimits": (100, 1_000_000_000)}, **controls),
            "display": display,
            "encode": encode,
        }

    def create_preview_configuration(self, main={}, raw={}, buffer_count=4, **more):
        """One for looking: small, four buffers."""
        main = _stream({"format": "XBGR8888", "size": (640, 480)}, main)
        return self.create_still_configuration(main, None, raw, buffer_count, use_case="preview", **more)

    def create_video_configuration(self, main={}, raw={}, buffer_count=6, **more):
        """One for video: six buffers."""
        main = _stream({"format": "XBGR8888", "size": (1280, 720)}, main)
        return self.create_still_configuration(main, None, raw, buffer_count, use_case="video", **more)


def laid_out(config):
    """A copy of a configuration with the layout of each stream's memory."""
    done = dict(config)
    for name in ("main", "lores", "raw"):
        if config[name] is not None:
            done[name] = dict(config[name])
            columns, rows = config[name]["size"]
            if columns % 2 or rows % 2:
                raise RuntimeError("width and height should be even")
            if name == "raw":
                done[name]["format"] = _raw_format(config[name]["format"])
            row = columns * _BYTES.get(done[name]["format"], 1)
            stride = row + _ROW - row % _ROW
            done[name].update(stride=stride, framesize=stride * rows)
    return done


def _raw_format(asked):
    """As a Pi 5 chooses it: compressed to a byte where a packed one was asked for, else 16 bits a value."""
    pixels, _, packing = asked.partition("_")
    order = pixels[1:5]
    return order + "_PISP_COMP1" if packing else "S" + order + "16"


def _stream(config, updates):
    if updates is None:
        return None
    for key in updates:
        if key not in _KEYS:
            raise ValueError("Bad key %r: valid stream configuration keys are %s" % (key, _KEYS))
    return dict(config, **updates)
