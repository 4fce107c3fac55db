package dev.steadyscan.api.camera;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One picture in memory: raw pixels ({@link #raw}) or an encoded file ({@link #encoded}), with
 * metadata and companions.
 *
 * <p>Who receives a frame closes it, exactly once; from then on its memory may be reused by the
 * camera and MUST NOT be read. Closing again does nothing. Closing a frame closes its companions.
 *
 * <p>Safe to hand from thread to thread; {@link #bytes()} gives each caller a view of its own.
 */
public final class Frame implements AutoCloseable {
  private final ByteBuffer bytes;
  private final @Nullable PixelFormat format;
  private final @Nullable String mediaType;
  private final int rows;
  private final int columns;
  private final int stride;
  private final FrameMetadata metadata;
  private final Map<String, Frame> companions;
  private final Runnable release;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Frame(Builder from) {
    bytes = from.bytes.slice().asReadOnlyBuffer();
    format = from.format;
    mediaType = from.mediaType;
    rows = from.rows;
    columns = from.columns;
    stride = from.stride;
    metadata = from.metadata;
    companions = Collections.unmodifiableMap(new TreeMap<>(from.companions));
    release = from.release;
  }

  /**
   * Starts a raw frame of rows x columns pixels.
   *
   * @param format how a pixel lies in memory
   * @param rows rows, from the top
   * @param columns pixels a row
   * @param stride bytes from one row to the next, {@code columns * format.bytesPerPixel()} or more
   * @param bytes the pixels from position to limit; not copied
   * @throws IllegalArgumentException if the figures do not fit together or the bytes are too few
   */
  public static Builder raw(
      PixelFormat format, int rows, int columns, int stride, ByteBuffer bytes) {
    long row = (long) columns * format.bytesPerPixel();
    if (rows < 1 || columns < 1 || stride < row) {
      throw new IllegalArgumentException(
          "no frame of " + rows + " x " + columns + " " + format + " with stride " + stride);
    }
    long needed = (long) stride * (rows - 1) + row;
    if (bytes.remaining() < needed) {
      throw new IllegalArgumentException(
          "a frame of " + needed + " bytes came with " + bytes.remaining());
    }
    Builder builder = new Builder(bytes);
    builder.format = format;
    builder.rows = rows;
    builder.columns = columns;
    builder.stride = stride;
    return builder;
  }

  /**
   * Starts an encoded frame, which is written to disk byte for byte.
   *
   * @param mediaType what it is, as {@code image/jpeg}, {@code image/png} or {@code image/tiff}
   * @param bytes the file from position to limit; not copied
   * @throws IllegalArgumentException if there are no bytes
   */
  public static Builder encoded(String mediaType, ByteBuffer bytes) {
    if (!bytes.hasRemaining()) {
      throw new IllegalArgumentException("an encoded frame of no bytes");
    }
    Builder builder = new Builder(bytes);
    builder.mediaType = Objects.requireNonNull(mediaType, "mediaType");
    return builder;
  }

  /** The pixels or the encoded file: a read-only view from position 0, not a copy. */
  public ByteBuffer bytes() {
    return bytes.duplicate();
  }

  /** How the pixels lie, for a raw frame; empty for an encoded one. */
  public Optional<PixelFormat> format() {
    return Optional.ofNullable(format);
  }

  /** The media type of an encoded frame; empty for a raw one. */
  public Optional<String> mediaType() {
    return Optional.ofNullable(mediaType);
  }

  /** Rows of a raw frame; 0 for an encoded one. */
  public int rows() {
    return rows;
  }

  /** Pixels a row of a raw frame; 0 for an encoded one. */
  public int columns() {
    return columns;
  }

  /** Bytes from row to row of a raw frame; 0 for an encoded one. */
  public int stride() {
    return stride;
  }

  /** What the camera says of the frame. */
  public FrameMetadata metadata() {
    return metadata;
  }

  /**
   * Frames of the same exposure by name, as {@code raw} or {@code mask}: lower-case letters and
   * digits, which become part of a file name. Unmodifiable; companions of companions are ignored.
   */
  public Map<String, Frame> companions() {
    return companions;
  }

  /** Bytes held in memory, companions included. */
  public long size() {
    return bytes.capacity()
        + companions.values().stream().mapToLong(companion -> companion.bytes.capacity()).sum();
  }

  /** Gives the memory back. Does nothing from the second time on. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try {
        companions.values().forEach(Frame::close);
      } finally {
        release.run();
      }
    }
  }

  /** Builds a {@link Frame}. Not thread-safe. */
  public static final class Builder {
    private final ByteBuffer bytes;
    private @Nullable PixelFormat format;
    private @Nullable String mediaType;
    private int rows;
    private int columns;
    private int stride;
    private FrameMetadata metadata = FrameMetadata.none();
    private final Map<String, Frame> companions = new TreeMap<>();
    private Runnable release = () -> {};

    private Builder(ByteBuffer bytes) {
      this.bytes = bytes;
    }

    /** Sets what the camera says of the frame. */
    public Builder metadata(FrameMetadata value) {
      metadata = Objects.requireNonNull(value, "metadata");
      return this;
    }

    /**
     * Adds a frame of the same exposure.
     *
     * @throws IllegalArgumentException if the name is not lower-case letters and digits
     */
    public Builder companion(String name, Frame frame) {
      if (!name.matches("[a-z][a-z0-9]*")) {
        throw new IllegalArgumentException("a companion cannot be named '" + name + "'");
      }
      companions.put(name, frame);
      return this;
    }

    /** Sets what gives the memory back; called once, on any thread; it MUST NOT block or throw. */
    public Builder onClose(Runnable value) {
      release = Objects.requireNonNull(value, "release");
      return this;
    }

    /** The frame. */
    public Frame build() {
      return new Frame(this);
    }
  }
}
