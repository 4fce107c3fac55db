package dev.steadyscan.acceptance.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * {@code journal.ndjson}, read by what the contract says of it: every line ends with a line feed
 * and bears its number, a time and a checksum over all before it.
 */
public final class Journal {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CHECK = ",\"crc32c\":\"";

  private final List<JsonNode> records = new ArrayList<>();

  private Journal() {}

  /** Reads and checks it. */
  static Journal read(Path file) throws IOException {
    String text = Files.readString(file);
    assertThat(text).as("the journal's end").endsWith("}\n");
    return of(text);
  }

  /** Reads and checks that of a process that was killed: its last line may be torn. */
  public static Journal readTorn(Path file) throws IOException {
    String text = Files.readString(file);
    return of(text.substring(0, text.lastIndexOf('\n') + 1));
  }

  private static Journal of(String text) throws IOException {
    Journal journal = new Journal();
    for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
      journal.add(line);
    }
    return journal;
  }

  private void add(String line) throws IOException {
    JsonNode record = JSON.readTree(line);
    int end = line.lastIndexOf(CHECK);
    assertThat(end).as(line).isPositive();
    CRC32C crc = new CRC32C();
    crc.update(line.substring(0, end).getBytes(UTF_8));
    assertThat(line.substring(end)).as(line).isEqualTo(CHECK + "%08x\"}", crc.getValue());
    assertThat(record.path("seq").asLong(-1)).as(line).isEqualTo(records.size());
    assertThat(Instant.parse(record.path("time").asText())).as(line).isNotNull();
    assertThat(record.fieldNames()).toIterable().hasSize(4).endsWith("seq", "time", "crc32c");
    records.add(record);
  }

  /** The first record's body. */
  public JsonNode scan() {
    assertThat(records.get(0).has("scan")).isTrue();
    assertThat(bodies("scan")).hasSize(1);
    return records.get(0).get("scan");
  }

  /** The bodies of the records of this kind, in order. */
  public List<JsonNode> bodies(String kind) {
    return records.stream().filter(each -> each.has(kind)).map(each -> each.get(kind)).toList();
  }

  /** The last record of each shot. */
  public List<Shot> shots() {
    Map<String, Shot> last = new LinkedHashMap<>();
    for (JsonNode body : bodies("shot")) {
      Shot shot = new Shot(body);
      last.put(shot.toString(), shot);
    }
    return List.copyOf(last.values());
  }

  /** The time of the first record and that of the last. */
  public List<Instant> span() {
    return List.of(time(records.get(0)), time(records.get(records.size() - 1)));
  }

  private static Instant time(JsonNode record) {
    return Instant.parse(record.get("time").asText());
  }
}
