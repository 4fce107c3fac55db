"""An agent that does what it is told, misbehaviour included.

Its arguments say how it starts, the body of each request what to do: a word, then numbers.
"""
import ctypes
import os
import signal
import struct
import sys
import threading
import time

HEARTBEATS = "no-heartbeats" not in sys.argv
out_lock = threading.Lock()
slots = {}


def die_with_parent():
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)
        if os.getppid() != int(os.environ["STEADYSCAN_PARENT"]):
            os._exit(1)


def send(kind, number, body):
    with out_lock:
        out.write(struct.pack(">IBII", 9 + len(body), kind, number, 0) + body)
        out.flush()


def raw(data):
    with out_lock:
        out.write(data)
        out.flush()


def hold_interpreter(seconds):
    ctypes.PyDLL(None).sleep(int(seconds))


def grandchild(close=False):
    import subprocess
    options = {"stdin": 0, "stdout": out.fileno(), "stderr": 2}
    if close:
        options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(["sleep", "600"], close_fds=True, start_new_session=True, **options).pid


def attach(path):
    import mmap
    with open(path, "r+b") as file:
        slots["memory"] = mmap.mmap(file.fileno(), 0)


def write(index, sequence, size, ended):
    memory = slots["memory"]
    (slot_bytes,) = struct.unpack_from("<Q", memory, 24)
    head = 4096 + index * (4096 + slot_bytes)
    struct.pack_into("<Q", memory, head, sequence)
    memory[head + 4096:head + 4096 + size] = bytes([sequence % 256]) * size
    struct.pack_into("<Q", memory, head + 16, size)
    struct.pack_into("<Q", memory, head + 8, ended)


def perform(number, body, millis):
    word, *args = body.decode().split(" ")
    if word == "echo":
        send(18, number, " ".join(args).encode())
    elif word == "millis":
        send(18, number, str(millis).encode())
    elif word == "slow":
        def later():
            time.sleep(float(args[0]))
            send(18, number, args[0].encode())
        threading.Thread(target=later, daemon=True).start()
    elif word == "never":
        pass
    elif word == "error":
        send(19, number, b'{"kind":"BUSY"}')
    elif word == "event":
        send(20, number, b"mine")
        send(20, 0, b"nobody's")
        send(18, number, b"done")
    elif word == "twice":
        send(18, number, b"first")
        send(18, number, b"second")
    elif word == "unknown-id":
        send(18, number + 1000, b"whose?")
        send(18, number, b"yours")
    elif word == "exit":
        os._exit(int(args[0]))
    elif word == "say-and-exit":
        sys.stderr.write("the last words\n")
        sys.stderr.flush()
        os._exit(int(args[0]))
    elif word == "answer-and-exit":
        send(18, number, b"goodbye")
        os._exit(0)
    elif word == "signal":
        os.kill(os.getpid(), int(args[0]))
    elif word == "half":
        raw(struct.pack(">IBII", 9 + 100, 18, number, 0) + b"only this")
        os._exit(5)
    elif word == "half-and-close":
        raw(struct.pack(">IBII", 9 + 100, 18, number, 0) + b"only this")
        out.close()
    elif word == "huge":
        raw(struct.pack(">IBII", 0xfffffff0, 18, number, 0) + b"and so on")
    elif word == "print":
        raw(b"Hello, world\n\x1b[2J this is no frame")
    elif word == "unknown-kind":
        send(int(args[0]), number, b"?")
    elif word == "close-output":
        out.close()
    elif word == "close-input":
        inp.close()
        os.close(0)
        send(18, number, b"closed")
        time.sleep(600)
    elif word == "hold":
        hold_interpreter(args[0])
        send(18, number, b"held")
    elif word == "stop-reading":
        send(18, number, b"deaf")
        time.sleep(float(args[0]))
    elif word == "errors":
        for line in range(int(args[0])):
            sys.stderr.write("line %d %s\n" % (line, "x" * int(args[1])))
        sys.stderr.write("\x1b[31mred\x07 \xe9\n")
        sys.stderr.flush()
        send(18, number, b"written")
    elif word == "events":
        for _ in range(int(args[0])):
            send(20, 0, b"x" * int(args[1]))
        send(18, number, b"told")
    elif word == "grandchild":
        send(18, number, str(grandchild()).encode())
    elif word == "silent-grandchild":
        send(18, number, str(grandchild(True)).encode())
    elif word == "attach":
        attach(args[0])
        send(18, number, b"")
    elif word == "write":
        write(*map(int, args))
        send(18, number, b"")
    elif word == "environment":
        send(18, number, os.environ.get(args[0], "").encode())
    elif word == "folder":
        send(18, number, os.getcwd().encode())
    else:
        send(19, number, b"what is " + word.encode())


def heartbeats():
    while HEARTBEATS:
        send(21, 0, b"alive")
        time.sleep(0.25)


die_with_parent()
out = os.fdopen(os.dup(1), "wb")
os.dup2(2, 1)
inp = os.fdopen(os.dup(0), "rb")
if "ignore-sigterm" in sys.argv:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
if "no-library" in sys.argv:
    sys.stderr.write("there is no module named picamera2\n")
    sys.exit(3)
if "never-ready" in sys.argv:
    sys.stderr.write("loading\n")
    sys.stderr.flush()
    time.sleep(600)
if "not-ready-first" in sys.argv:
    send(21, 0, b"alive")
if "stray-print" in sys.argv:
    raw(b"Picamera2 is starting up\n")
send(17, 0, b"I am ready")
threading.Thread(target=heartbeats, daemon=True).start()
if "deaf" in sys.argv:
    time.sleep(600)
while True:
    head = inp.read(13)
    if len(head) < 13:
        if "ignores-the-end" in sys.argv:
            time.sleep(600)
        os._exit(0)
    length, kind, number, millis = struct.unpack(">IBII", head)
    perform(number, inp.read(length - 9), millis)
