"""Watches the frame counter, which advances at the frame rate whether anybody captures or not."""

import threading
import time

_FRAMES = 6  # durations of a frame without a frame are a stall
_LEAST = 0.15  # seconds
_FIRST = 1.0  # seconds that the first frame after a start may take: the library drops frames at the start


class Watcher:
    """Tells the host of a stall as soon as it can be told from a slow frame.

    A look that comes late counts for half a tick: where this thread got no time, the one that serves frames got none.
    """

    def __init__(self, camera, wire):
        self._camera = camera
        self._wire = wire
        self._restart(None, 0, time.monotonic())

    def run(self):
        """For ever."""
        while True:
            tick = min(max(self._camera.frame_us / 1e6, 0.005), 0.25)
            time.sleep(tick)
            picam2 = self._camera.picam2
            if picam2 is not None:
                self.look(self._camera.run, picam2.frames, time.monotonic(), tick)

    def look(self, run, frames, now, tick):
        """One look at the counter; `run` is the number of the start, None while stopped."""
        if run is None or run != self._run:
            self._restart(run, frames, now)
        elif frames != self._frames:
            self._advanced(frames, now)
        else:
            elapsed = now - self._looked
            self._frozen += elapsed if elapsed <= 2 * tick else tick / 2
            if self._frozen > self._limit() and not self._camera.stalled:
                self._camera.stalled = True
                self._tell("stalled", **{"frozen-ms": round((now - self._since) * 1000)})
        self._looked = now

    def _limit(self):
        least = max(_LEAST, _FRAMES * self._camera.frame_us / 1e6)
        return max(_FIRST, 2 * least) if self._frames == self._first else least  # no frame yet since the start

    def _advanced(self, frames, now):
        if self._camera.stalled:
            self._tell("flowing", **{"after-ms": round((now - self._since) * 1000)})
        self._camera.stalled, self._frozen, self._frames = False, 0.0, frames
        self._since = now

    def _restart(self, run, frames, now):
        self._run, self._camera.stalled, self._frozen = run, False, 0.0
        self._first, self._frames, self._looked = frames, frames, now
        self._since = now

    def _tell(self, name, **more):
        alive = self._camera.loop_alive()
        self._wire.event(0, name, frames=self._frames, **dict(more, **{"loop-alive": alive}))


def beat(period, wire, tell):
    """Sends heartbeats for ever."""
    from .wire import HEARTBEAT

    while True:
        wire.send(HEARTBEAT, 0, tell())
        time.sleep(period)


def in_background(name, function, *arguments):
    """A daemon thread: this process never waits for one at its end."""
    threading.Thread(target=function, args=arguments, name=name, daemon=True).start()
