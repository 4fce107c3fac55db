package dev.steadyscan.core.scan;

import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.event.DeviceEvent;
import dev.steadyscan.api.event.DeviceEvent.Note;
import dev.steadyscan.api.event.DeviceEvent.Severity;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.core.event.EventText;
import dev.steadyscan.core.scan.CheckItem.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Looks at everything that a prepared scan needs, without moving anything. */
public final class RigCheck {
  /** Room for journal, log and what else a scan leaves. */
  private static final long RESERVE = 16L << 20;

  /** Characters of a plugin's settings. */
  private static final int LONGEST = 200;

  private RigCheck() {}

  /**
   * Opens every device and closes it again: one item for each thing, and one for each note that a
   * camera makes of itself meanwhile.
   */
  public static List<CheckItem> check(PreparedScan scan, DiskSpace space, TimeSource time)
      throws InterruptedException {
    List<CheckItem> items = new ArrayList<>();
    scan.config()
        .resolved()
        .path("plugins")
        .properties()
        .forEach(one -> items.add(plugin(one.getKey(), one.getValue().toString())));
    items.add(
        CheckItem.of(
            Kind.PATTERN,
            true,
            String.format(
                "%s: %d points, %d shots",
                scan.pattern().name(), scan.pattern().size(), scan.shots())));
    for (String note : scan.notes()) {
      items.add(CheckItem.of(Kind.PATTERN, true, note));
    }
    for (String covers : Fit.deadlines(scan).covers()) {
      items.add(CheckItem.of(Kind.DEADLINES, true, covers));
    }
    items.add(disk(scan.fileBytes(), scan, space));
    items.addAll(devices(scan, time));
    return items;
  }

  private static List<CheckItem> devices(PreparedScan scan, TimeSource time)
      throws InterruptedException {
    List<CheckItem> items = new ArrayList<>();
    Queue<Note> notes = new ConcurrentLinkedQueue<>();
    RigOpener opener = new RigOpener(scan, Past.none(), time, event -> keepNote(event, notes));
    try {
      items.add(device(Kind.MOTION, "", scan.motion().model(), opener::openMotion));
      for (PreparedCamera camera : scan.cameras()) {
        String model = camera.info().model();
        items.add(device(Kind.CAMERA, camera.name(), model, () -> opener.openCamera(camera)));
        for (Note note = notes.poll(); note != null; note = notes.poll()) {
          items.add(new CheckItem(Kind.CAMERA, note.device(), true, text(note)));
        }
      }
    } finally {
      opener.rig().close(time, Deadline.after(time, scan.config().stopLimit()));
    }
    return items;
  }

  private static void keepNote(DeviceEvent event, Queue<Note> notes) {
    if (event instanceof Note note) {
      notes.add(note);
    }
  }

  private static String text(Note note) {
    return (note.severity() == Severity.WARNING ? "warning: " : "") + note.text();
  }

  /** Whether the disk holds so many bytes of pictures of the scan. */
  public static CheckItem disk(long bytes, PreparedScan scan, DiskSpace space) {
    try {
      OptionalLong usable = space.usable();
      if (usable.isEmpty()) {
        return CheckItem.of(Kind.DISK, true, "the pictures are handed over, not written");
      }
      long needed = bytes + RESERVE;
      String figures =
          String.format(
              "the scan takes %s, %s are free at %s",
              EventText.size(needed), EventText.size(usable.getAsLong()), scan.config().output());
      return usable.getAsLong() >= needed
          ? CheckItem.of(Kind.DISK, true, figures)
          : CheckItem.of(Kind.DISK, false, figures + ": make room, or choose another output");
    } catch (ScanException failed) {
      return CheckItem.of(Kind.DISK, false, failed.getMessage());
    }
  }

  private interface Opening {
    void open() throws InterruptedException;
  }

  private static CheckItem plugin(String id, String settings) {
    String line = settings.length() > LONGEST ? settings.substring(0, LONGEST) + "..." : settings;
    return new CheckItem(Kind.PLUGIN, id, true, "plugins." + id + " " + line);
  }

  private static CheckItem device(Kind kind, String name, String model, Opening opening)
      throws InterruptedException {
    try {
      opening.open();
      return new CheckItem(kind, name, true, model + ": opened");
    } catch (ScanException failed) {
      return new CheckItem(kind, name, false, model + ": " + failed.getMessage());
    }
  }
}
