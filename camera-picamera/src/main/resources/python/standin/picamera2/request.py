"""A completed request, its buffers, and views of them."""

import mmap
import threading

from . import scene


class Buffer:
    """Memory of one stream of one request. The picture is made when somebody looks."""

    def __init__(self, stream, config):
        self.stream = stream
        self.config = config
        self.memory = mmap.mmap(-1, config["framesize"])
        self._made = None  # what the picture in it was made from
        self._base = None

    def look(self, label, look):
        """The memory, with the picture of this label and look in it."""
        if self._made != (label, look):
            self._base = scene.paint(self.memory, self.config, label, look, self._base)
            self._made = (label, look)
        return self.memory


class CompletedRequest:
    """A frame. Whoever holds it keeps its buffers from the camera until it is released."""

    def __init__(self, request, picam2):
        self.request = request
        self.picam2 = picam2
        self.config = dict(picam2.camera_config)
        self.ref_count = 1
        self.faults = []  # that strike while it is used
        self.label, self.kind = (0, 0), None
        self._stops = picam2.stop_count
        self._lock = threading.Lock()

    def acquire(self):
        """One more user."""
        with self._lock:
            if self.ref_count == 0:
                raise RuntimeError("CompletedRequest: acquiring lock with ref_count 0")
            self.ref_count += 1

    def release(self):
        """One user less; after the last the buffers go back to the camera with the controls that wait."""
        with self._lock:
            self.ref_count -= 1
            if self.ref_count < 0:
                raise RuntimeError("CompletedRequest: lock now has negative ref_count")
            last = self.ref_count == 0
        if last:
            if self.picam2.started and self._stops == self.picam2.stop_count:
                self.request.controls = self.picam2.take_controls()
                self.picam2.device.queue(self.request)
            self.strike("after")

    def get_metadata(self):
        """What the camera says about this frame."""
        return dict(self.request.metadata)

    def make_buffer(self, name):
        """A copy of the whole plane."""
        with MappedArray(self, name, reshape=False, write=False) as mapped:
            return bytes(mapped.array)

    def make_array(self, name):
        """A copy of the picture without the padding of its rows."""
        stream = self.config[name]
        (columns, rows), stride = stream["size"], stream["stride"]
        whole = self.make_buffer(name)
        return b"".join(whole[row * stride:row * stride + 3 * columns] for row in range(rows))

    def strike(self, when):
        """The faults of this frame whose time has come."""
        due = [fault for fault in self.faults if fault.when == when]
        self.faults = [fault for fault in self.faults if fault.when != when]
        self.picam2.device.strike(due)

    def paint(self):
        """Makes the pictures."""
        for buffer in self.request.buffers:
            self.view(buffer.stream)

    def view(self, name):
        """The memory of a stream, with its picture."""
        if self.config.get(name) is None:
            raise RuntimeError("Stream %r is not defined" % name)
        metadata = self.request.metadata
        look = (
            metadata["ExposureTime"] * metadata["AnalogueGain"],
            metadata["ColourGains"],
            metadata.get("LensPosition"),
            self.kind,
        )
        text = (self.picam2.device.info["model"],) + self.label
        return next(b for b in self.request.buffers if b.stream == name).look(text, look)


class MappedArray:
    """A view of a stream's memory, padding included; valid until the request is released."""

    def __init__(self, request, stream, reshape=True, write=True):
        if reshape:
            raise NotImplementedError("the stand-in has no numpy: MappedArray(..., reshape=False)")
        self._request, self._stream = request, stream
        self.array = None

    def __enter__(self):
        self.array = memoryview(self._request.view(self._stream))
        self._request.strike("map")
        return self

    def __exit__(self, *_error):
        self.array.release()
        self.array = None
