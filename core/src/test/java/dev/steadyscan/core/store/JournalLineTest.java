package dev.steadyscan.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class JournalLineTest {
  private static final Instant TIME = Instant.parse("2026-03-01T10:20:30.4567Z");

  @Test
  void beginsWithItsKindAndEndsWithItsChecksum() {
    byte[] line =
        JournalLine.of(new JournalRecord("pause", TIME, Json.object().put("state", "paused")), 7);

    assertThat(new String(line, StandardCharsets.UTF_8))
        .matches(
            "\\{\"pause\":\\{\"state\":\"paused\"},\"seq\":7,"
                + "\"time\":\"2026-03-01T10:20:30.456Z\",\"crc32c\":\"[0-9a-f]{8}\"}\n");
  }

  @Test
  void checksTheBytesBeforeTheChecksum() throws Exception {
    String tricky = "naïve, 日本, \",\"crc32c\":\"00000000\"}\n";
    byte[] line =
        JournalLine.of(new JournalRecord("shot", TIME, Json.object().put("reason", tricky)), 1);
    JsonNode read = new ObjectMapper().readTree(line);

    CRC32C crc = new CRC32C();
    crc.update(line, 0, lastIndexOf(line, ",\"crc32c\""));
    assertThat(read.get("crc32c").asText()).isEqualTo(String.format("%08x", crc.getValue()));
    assertThat(read.get("shot").get("reason").asText()).isEqualTo(tricky);
    assertThat(lastIndexOf(line, "\n")).isEqualTo(line.length - 1);
    assertThat(new String(line, StandardCharsets.UTF_8).lines()).hasSize(1);
  }

  private static int lastIndexOf(byte[] line, String text) {
    String bytes = new String(line, StandardCharsets.ISO_8859_1);
    return bytes.lastIndexOf(text);
  }
}
