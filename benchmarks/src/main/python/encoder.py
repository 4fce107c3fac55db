"""Pillow alone, from the stand-in's plane to a JPEG: the nanoseconds of each of as many pictures as are named."""

import io
import sys
import time

from PIL import Image
from picamera2 import scene

COLUMNS, ROWS, STRIDE = 3280, 2464, 9856


def main():
    plane = bytearray(STRIDE * ROWS)
    config = {"format": "BGR888", "size": (COLUMNS, ROWS), "stride": STRIDE}
    for number in range(int(sys.argv[1])):
        scene.paint(plane, config, ("standin", number, number), (4000.0, (1.9, 1.6), None, None), None)
        begin = time.perf_counter_ns()
        image = Image.frombuffer("RGB", (COLUMNS, ROWS), plane, "raw", "RGB", STRIDE, 1)
        image.save(io.BytesIO(), "JPEG", quality=95)
        print(time.perf_counter_ns() - begin)
        time.sleep(0.01)


main()
