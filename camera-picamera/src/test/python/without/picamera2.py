raise ModuleNotFoundError("No module named picamera2", name="picamera2")
