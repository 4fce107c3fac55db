package dev.steadyscan.acceptance.folder;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A picture as the journal has it.
 *
 * @param record the record's body
 */
public record Shot(JsonNode record) {

  /** The step that it was taken at. */
  public int step() {
    return record.get("step").asInt();
  }

  /** The camera's name. */
  public String camera() {
    return record.get("camera").asText();
  }

  /** How often it was tried. */
  public int attempts() {
    return record.get("attempts").asInt();
  }

  /** Whether its file is there. */
  public boolean isCompleted() {
    return status().equals("completed");
  }

  /** {@code completed}, {@code failed}, {@code suspect}. */
  public String status() {
    return record.get("status").asText();
  }

  /** Its file, relative to the scan's folder. */
  public String file() {
    return record.get("file").asText();
  }

  /** An axis of the position that the motion reported. */
  public double axis(String name) {
    return record.get("position").get(name).asDouble();
  }

  /** What was said of a failed one. */
  public String text(String field) {
    return record.path(field).asText();
  }

  /** Its key. */
  @Override
  public String toString() {
    return "%s %d %s %d".formatted(text("pass"), step(), camera(), record.get("shot").asInt());
  }
}
