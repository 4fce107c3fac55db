package dev.steadyscan.benchmarks;

import com.sun.management.ThreadMXBean;
import dev.steadyscan.api.Position;
import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.camera.CaptureRequest;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.camera.picamera.PictureFormat;
import dev.steadyscan.guard.GuardedCamera;
import dev.steadyscan.guard.policy.NoRecovery;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * How fast pictures of 8 megapixels come from a Pi camera over the stand-in: RGB beside one plain
 * copy of the same bytes, JPEG beside Pillow alone. What is compared is the time from the request
 * to the close of the frame without that for which the agent waited for the camera, which is the
 * stand-in's and is told as well. On a machine that is busy with more, the fastest tenth says more
 * than the median.
 *
 * <p>{@code PictureSpeed [CAPTURES [CHECKOUT]]}. JPEG needs a {@code python3} with Pillow.
 */
public final class PictureSpeed {
  private static final String PICTURE = "dev.steadyscan.Picture";
  private static final int COLUMNS = 3280;
  private static final int ROWS = 2464;
  private static final Duration FRAME = Duration.ofMillis(33);

  private static final Duration QUICK = Duration.ofMillis(5);

  /** The rig has stood still for so long at each request: no frame has to be waited for. */
  private static final Duration AT_REST = Duration.ofMillis(100);

  private static final int WARM_UP = 50;
  private static final int SMALL = 3_000;
  private static final int SLOTS = 3;
  private static final double MILLI = 1e6;

  private final TimeSource time = TimeSource.system();
  private final List<Long> waits = new ArrayList<>();
  private final List<Long> captures = new ArrayList<>();
  private final List<Long> copies = new ArrayList<>();
  private final List<ByteBuffer> copied = new ArrayList<>();
  private int bytes;

  private PictureSpeed() {}

  /**
   * Measures.
   *
   * @param arguments how many captures (100), and the folder of the checkout (the current one)
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int shots = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
    Path root = Path.of(arguments.length > 1 ? arguments[1] : ".");
    new PictureSpeed().warmUp();
    System.out.println(rgb(shots));
    System.out.println(jpeg(shots, root));
  }

  private static String rgb(int shots) throws IOException, InterruptedException {
    PictureSpeed speed = new PictureSpeed();
    long allocated = speed.measure(PictureFormat.RGB, shots);
    return speed.report("RGB", "a plain copy", speed.copies, allocated);
  }

  private static String jpeg(int shots, Path root) throws IOException, InterruptedException {
    PictureSpeed speed = new PictureSpeed();
    long allocated = speed.measure(PictureFormat.JPEG, shots);
    return speed.bytes > COLUMNS * ROWS
        ? "JPEG: not measured, since python3 has no Pillow"
        : speed.report("JPEG", "Pillow alone", encoder(shots, root), allocated);
  }

  private String report(String format, String beside, List<Long> alone, long allocated) {
    return String.format(
        "%s, %.1f MB, %.1f KiB allocated: median %s; fastest tenth %s",
        format,
        bytes / 1e6,
        allocated / 1024.0,
        compared(beside, alone, 0.5),
        compared(beside, alone, 0.1));
  }

  private String compared(String beside, List<Long> alone, double part) {
    double capture = quantile(captures, part);
    double other = quantile(alone, part);
    return String.format(
        "%.2f ms from request to close (and %.2f ms for the camera), %s %.2f ms: %.2f of its speed",
        capture, quantile(waits, part), beside, other, other / capture);
  }

  /** Small pictures in quick succession, until the code that they go through is compiled. */
  private void warmUp() throws IOException, InterruptedException {
    String script = StandInCamera.script(QUICK, "");
    StandInCamera camera =
        new StandInCamera(320, 240, PictureFormat.RGB, script, new NoRecovery(), 1);
    Path folder = Files.createTempDirectory("picture-speed");
    try (GuardedCamera guarded = camera.make(folder, event -> {})) {
      guarded.open(Deadline.after(time, Duration.ofMinutes(1)));
      for (int shot = 0; shot < SMALL; shot++) {
        shootOne(guarded, shot);
      }
    }
  }

  /**
   * Takes the shots, with a plain copy of each; the bytes that each shot allocated on all threads.
   */
  private long measure(PictureFormat format, int shots) throws IOException, InterruptedException {
    String script = StandInCamera.script(FRAME, "");
    StandInCamera camera = new StandInCamera(COLUMNS, ROWS, format, script, new NoRecovery(), 1);
    Path folder = Files.createTempDirectory("picture-speed");
    try (GuardedCamera guarded = camera.make(folder, event -> {});
        Recording recording = new Recording()) {
      recording.enable(PICTURE);
      guarded.open(Deadline.after(time, Duration.ofMinutes(1)));
      shoot(guarded, WARM_UP);
      captures.clear();
      copies.clear();
      recording.start();
      long allocated = shoot(guarded, shots);
      recording.stop();
      takeOffWaits(recording, folder.resolve("pictures.jfr"));
      return allocated / shots;
    }
  }

  private long shoot(GuardedCamera camera, int shots) throws InterruptedException {
    long allocated = 0;
    for (int shot = 0; shot < shots; shot++) {
      long before = allocatedByAll();
      shootOne(camera, shot);
      allocated += allocatedByAll() - before;
      time.sleep(FRAME.multipliedBy(2));
    }
    return allocated;
  }

  /** What the agent waited for the camera, in the order of the captures, is not part of them. */
  private void takeOffWaits(Recording recording, Path file) throws IOException {
    recording.dump(file);
    RecordingFile.readAllEvents(file).stream()
        .sorted(Comparator.comparing(RecordedEvent::getStartTime))
        .map(picture -> picture.getDuration("waited").toNanos())
        .forEach(waits::add);
    for (int shot = 0; shot < captures.size(); shot++) {
      captures.set(shot, captures.get(shot) - waits.get(shot));
    }
  }

  private void shootOne(GuardedCamera camera, int shot) throws InterruptedException {
    long begun = time.nanos();
    ShotId id = new ShotId("speed", ShotId.MAIN, shot, "left", 0, 1);
    CaptureRequest request =
        new CaptureRequest(
            id, Position.nowhere(), begun - AT_REST.toNanos(), ShotSettings.unchanged());
    Deadline deadline = Deadline.after(time, Duration.ofSeconds(35));
    Frame frame = camera.capture(request, () -> {}, deadline);
    long taken = time.nanos();
    copy(frame.bytes(), shot);
    long copied = time.nanos();
    frame.close();
    captures.add(time.nanos() - copied + taken - begun);
    copies.add(copied - taken);
  }

  /** Into one of as many buffers as there are slots, so that it finds its memory as cold. */
  private void copy(ByteBuffer picture, int shot) {
    bytes = picture.remaining();
    while (copied.size() < SLOTS) {
      copied.add(ByteBuffer.allocateDirect(bytes));
    }
    ByteBuffer into = copied.get(shot % SLOTS);
    into.clear().put(picture.slice(picture.position(), Math.min(bytes, into.capacity())));
  }

  private static long allocatedByAll() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
        .filter(allocated -> allocated > 0)
        .sum();
  }

  private static List<Long> encoder(int shots, Path root) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            "python3",
            root.resolve("benchmarks/src/main/python/encoder.py").toString(),
            "" + shots);
    Path standIn = root.resolve("camera-picamera/src/main/resources/python/standin");
    builder.environment().put("PYTHONPATH", standIn.toString());
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return said.lines().map(Long::valueOf).toList();
  }

  private static double quantile(List<Long> nanos, double part) {
    List<Long> sorted = nanos.stream().sorted().toList();
    return sorted.isEmpty() ? 0 : sorted.get((int) (part * sorted.size())) / MILLI;
  }
}
