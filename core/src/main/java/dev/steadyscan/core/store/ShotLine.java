package dev.steadyscan.core.store;

import dev.steadyscan.api.ShotId;
import dev.steadyscan.core.store.RecordedShot.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the one line that a journal has a hundred thousand of: that of a picture which is on disk,
 * byte for byte as {@link ShotRecords} and {@link JournalLine} lay it out. Any other line it leaves
 * to the reader of all lines, which also says what is wrong with it; of one that it does read both
 * make the same. Used by one thread at a time.
 */
final class ShotLine {
  private static final byte[] COMPANIONS = ShotPart.ascii(",\"companions\":[");
  private static final byte[] NEXT = ShotPart.ascii("},");
  private static final byte[] LAST = ShotPart.ascii("}]");

  private final LineCursor line = new LineCursor();
  private final LineTimes times = new LineTimes();

  private final ShotPart pass = ShotPart.name("{\"shot\":{\"pass\":");
  private final ShotPart step = ShotPart.number(",\"step\":");
  private final ShotPart camera = ShotPart.name(",\"camera\":");
  private final ShotPart shot = ShotPart.number(",\"shot\":");
  private final ShotPart attempts = ShotPart.number(",\"status\":\"completed\",\"attempts\":");
  private final ShotPart position = ShotPart.object(",\"position\":");
  private final ShotPart file = ShotPart.text(",\"file\":");
  private final ShotPart bytes = ShotPart.number(",\"bytes\":");
  private final ShotPart sha256 = ShotPart.text(",\"sha256\":");
  private final ShotPart companion = ShotPart.name("{\"name\":");
  private final ShotPart metadata = ShotPart.maybeObject(",\"metadata\":");
  private final ShotPart seq = ShotPart.number("},\"seq\":");
  private final ShotPart time = ShotPart.nothing(",\"time\":\"");

  private final ShotPart[] picture = {
    pass, step, camera, shot, attempts, position, file, bytes, sha256
  };
  private final ShotPart[] ofCompanion = {companion, file, bytes, sha256};
  private final ShotPart[] rest = {metadata, seq, time};

  /**
   * Reads a line whose checksum fits.
   *
   * @param scan the scan's id
   * @param buffer holds the line
   * @param from where it begins
   * @param to where its checksum begins
   * @return empty if it is another line, or has in it what is refused
   */
  Optional<RecordedShot> read(String scan, byte[] buffer, int from, int to) {
    line.start(buffer, from, to);
    take(picture);
    try {
      return line.plain() ? rest(scan) : Optional.empty();
    } catch (IllegalArgumentException refused) {
      return Optional.empty();
    }
  }

  /** The number of the line that was read last. */
  long seq() {
    return seq.number();
  }

  private void take(ShotPart[] parts) {
    for (ShotPart part : parts) {
      part.take(line);
    }
  }

  private Optional<RecordedShot> rest(String scan) {
    ShotId id =
        new ShotId(
            scan, pass.text(), step.number(), camera.text(), shot.number(), attempts.number());
    List<RecordedFile> files = files();
    take(rest);
    Instant recorded = times.take(line);
    return line.over()
        ? Optional.of(new RecordedShot(id, Status.COMPLETED, recorded, files, Optional.empty()))
        : Optional.empty();
  }

  private List<RecordedFile> files() {
    RecordedFile own = file("");
    return line.take(COMPANIONS) ? withCompanions(own) : List.of(own);
  }

  private List<RecordedFile> withCompanions(RecordedFile own) {
    List<RecordedFile> files = new ArrayList<>();
    do {
      take(ofCompanion);
      files.add(file(companion.text()));
    } while (line.take(NEXT));
    line.expect(LAST);
    files.add(own);
    return files;
  }

  private RecordedFile file(String name) {
    return new RecordedFile(name, file.text(), bytes.number(), sha256.text());
  }
}
