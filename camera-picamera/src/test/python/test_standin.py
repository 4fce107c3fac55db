"""The stand-in as a library: the ways of Picamera2 that the agent has to live with, seen without the agent."""

import subprocess
import sys
import unittest

import host
from host import AgentTest, environment

_BEGIN = """
import os, threading, time
import picamera2
from picamera2 import Picamera2
picam2 = Picamera2(1)

def begin(**more):
    picam2.configure(picam2.create_still_configuration(raw=None, **dict(dict(buffer_count=3), **more)))
    picam2.start()

def ends(function, seconds=60.0):
    thread = threading.Thread(target=function, daemon=True)
    thread.start()
    thread.join(seconds)
    return not thread.is_alive()

def wait(wait=0.3, **more):
    try:
        return picam2.capture_request(wait=wait, **more)
    except Exception as error:
        return error
"""


class StandinTest(AgentTest):
    def python(self, code, *faults, **more):
        """Runs code on the stand-in and returns what it prints."""
        program = _BEGIN + code + "\nos._exit(0)\n"
        done = subprocess.run(
            [sys.executable, "-u", "-c", program],
            env=environment(self.script(*faults, **more)),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            timeout=host.LIMIT,
        )
        self.assertEqual(0, done.returncode, done.stderr.decode())
        return done.stdout.decode().split()

    def test_compresses_raw_planes_unless_they_are_asked_for_without_packing(self):
        code = """
for asked in ("SBGGR10_CSI2P", "SBGGR10"):
    picam2.configure(picam2.create_still_configuration(raw={"size": (640, 480), "format": asked}))
    raw = picam2.stream_configuration("raw")
    print(raw["format"], raw["stride"] // 640)
"""
        self.assertEqual(["BGGR_PISP_COMP1", "1", "SBGGR16", "2"], self.python(code))

    def test_raises_a_timeout_without_text_and_leaves_the_job_in_the_queue(self):
        code = "begin(); e = wait(); print(type(e) is picamera2.TimeoutError, str(e) == '', len(picam2._job_list))"
        self.assertEqual(["True", "True", "1"], self.python(code, {"fault": "stall", "capture": 0}))

    def test_stop_waits_for_ever_behind_that_job_unless_it_is_flushed_first(self):
        code = """
begin(); wait()
print(ends(picam2.stop, 1.0))
picam2.cancel_all_and_flush()
print(picam2.started, ends(picam2.stop), picam2.started)
picam2.start(); print(type(wait(60)).__name__)
"""
        expected = ["False", "True", "True", "False", "CompletedRequest"]
        self.assertEqual(expected, self.python(code, {"fault": "stall", "capture": 0}))

    def test_a_job_whose_time_is_over_eats_a_frame_and_its_buffer(self):
        code = "begin(buffer_count=1); print(type(wait()).__name__); time.sleep(0.5); print(type(wait()).__name__)"
        fault = {"fault": "slow", "capture": 0, "ms": 500}
        self.assertEqual(["TimeoutError", "TimeoutError"], self.python(code, fault))

    def test_runs_out_of_buffers_that_are_not_released(self):
        code = """
begin(buffer_count=2)
held = [wait(60), wait(60)]
print(type(wait()).__name__)
picam2.cancel_all_and_flush()
held[0].release()
print(type(wait(60)).__name__)
"""
        self.assertEqual(["TimeoutError", "CompletedRequest"], self.python(code))

    def test_returns_a_frame_from_before_the_call_unless_it_is_flushed(self):
        code = """
begin()
def age(**more):
    now = time.clock_gettime_ns(time.CLOCK_BOOTTIME)
    request = wait(60, **more)
    stamp = request.get_metadata()["SensorTimestamp"] - 1000 * request.get_metadata()["ExposureTime"]
    request.release()
    return stamp < now
age()
count = picam2.frames
while picam2.frames == count: time.sleep(0.01)
print(age(), age(flush=time.clock_gettime_ns(time.CLOCK_BOOTTIME)))
"""
        self.assertEqual(["True", "False"], self.python(code, **{"frame-us": 500_000}))

    def test_drops_the_first_frames_of_a_start(self):
        code = "begin(); print(wait(60).request.number)"
        self.assertEqual(["3"], self.python(code, **{"frame-us": 500_000}))

    def test_pads_its_rows(self):
        code = """
begin()
r = wait(60)
print(picam2.stream_configuration()["stride"], len(r.make_buffer("main")), len(r.make_array("main")))
"""
        self.assertEqual([str(n) for n in (1984, 1984 * 480, 640 * 480 * 3)], self.python(code))

    def test_refuses_to_be_released_too_often_and_used_afterwards(self):
        code = """
begin()
r = wait(60); r.release()
for call in (r.acquire, r.release):
    try: call()
    except RuntimeError as error: print("refused")
"""
        self.assertEqual(["refused"] * 2, self.python(code))

    def test_refuses_a_control_that_the_camera_does_not_have(self):
        code = """
fixed = Picamera2(0)
try: fixed.set_controls({"LensPosition": 1.0})
except RuntimeError as error: print("advertised" in str(error))
"""
        self.assertEqual(["True"], self.python(code))

    def test_ignores_the_lens_position_outside_manual_focus(self):
        code = """
begin()
picam2.set_controls({"AfMode": 2}); picam2.set_controls({"LensPosition": 7.0}); time.sleep(0.5)
r = wait(60); print(r.get_metadata()["LensPosition"]); r.release()
"""
        self.assertEqual(["1.0"], self.python(code))

    def test_a_second_one_on_the_same_camera_breaks_the_first_for_good(self):
        code = """
begin()
wait(60).release()
try: Picamera2(1)
except RuntimeError as error: print(type(error.__cause__).__name__)
print(type(wait(flush=time.clock_gettime_ns(time.CLOCK_BOOTTIME))).__name__)
"""
        self.assertEqual(["RuntimeError", "TimeoutError"], self.python(code))

    def test_stops_all_threads_while_a_call_holds_the_interpreter(self):
        code = """
times = []
def beat():
    while True: times.append(time.monotonic()); time.sleep(0.01)
threading.Thread(target=beat, daemon=True).start()
begin(); picam2.stop(); time.sleep(0.1)
print(max(b - a for a, b in zip(times, times[1:])) > 0.9)
"""
        self.assertEqual(["True"], self.python(code, {"fault": "hold", "stop": 0, "ms": 1000}))

    def test_stop_hangs_after_the_death_of_the_event_loop_even_after_a_flush(self):
        code = """
begin(); wait(); picam2.cancel_all_and_flush(); picam2._preview.thread.join(60)
print(picam2._preview.thread.is_alive(), ends(picam2.stop, 1.0))
picam2.cancel_all_and_flush(); picam2.stop_preview()
print(ends(picam2.stop)); picam2.start(); print(type(wait(60)).__name__)
"""
        fault = {"fault": "loop", "capture": 0}
        self.assertEqual(["False", "False", "True", "CompletedRequest"], self.python(code, fault))

    def test_captures_arrays_and_waits_for_ever_unless_told_otherwise(self):
        code = """
begin()
print(len(picam2.capture_array()))
print(ends(lambda: [picam2.capture_array() for _ in range(2)], 1.0))
"""
        fault = {"fault": "stall", "capture": 1}
        self.assertEqual([str(640 * 480 * 3), "False"], self.python(code, fault))

    def test_keeps_its_frame_rate(self):
        code = """
begin(); wait(60).release()
n, t = picam2.frames, time.monotonic(); time.sleep(1)
print((picam2.frames - n) / (time.monotonic() - t))
"""
        self.assertLess(float(self.python(code)[0]), 101)  # faster is never right; slower is a busy machine


if __name__ == "__main__":
    unittest.main()
