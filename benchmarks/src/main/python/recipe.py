"""The recipe that is passed around for cameras that hang, as faithfully as a few lines can be.

Each capture runs in another thread and is given up after 10 s; then stop, clear, 0.5 s, start, 0.3 s, and once more. Prints a
line for each shot: its number, the seconds that it took, and "taken" or "lost". A shot that hangs prints nothing: who started
this has to give up on it.
"""

import asyncio
import concurrent.futures
import sys
import time

from picamera2 import Picamera2

LIMIT = 10  # seconds
WAIT_AFTER_STOP = 0.5
WAIT_AFTER_START = 0.3


async def capture(camera, executor):
    """One picture within the limit."""
    loop = asyncio.get_running_loop()
    return await asyncio.wait_for(loop.run_in_executor(executor, camera.capture_array), LIMIT)


async def shot(camera, executor):
    """A picture, tried twice."""
    for _ in range(2):
        try:
            await capture(camera, executor)
            return "taken"
        except asyncio.TimeoutError:
            camera.stop()
            await asyncio.sleep(WAIT_AFTER_STOP)
            camera.start()
            await asyncio.sleep(WAIT_AFTER_START)
    return "lost"


async def main(shots):
    """All shots."""
    camera = Picamera2(0)
    size = {"size": (640, 480), "format": "RGB888"}
    camera.configure(camera.create_still_configuration(main=size, raw=None, buffer_count=3))
    camera.start()
    executor = concurrent.futures.ThreadPoolExecutor()
    for number in range(shots):
        begun = time.monotonic()
        outcome = await shot(camera, executor)
        print(number, round(time.monotonic() - begun, 3), outcome, flush=True)


asyncio.run(main(int(sys.argv[1])))
