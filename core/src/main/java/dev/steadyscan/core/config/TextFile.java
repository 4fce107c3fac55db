package dev.steadyscan.core.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Reads a text that a person wrote, and says what is wrong with the file where it is not one. */
final class TextFile {
  static final int LARGEST = 1 << 20;

  private TextFile() {}

  /** Why a file is no text. */
  static final class NotTextException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    NotTextException(int line, String message) {
      super(message);
      this.line = line;
    }

    private NotTextException(IOException cause) {
      super(why(cause), cause);
      this.line = 0;
    }

    /** Counted from 1; 0 where it is the file as a whole. */
    int line() {
      return line;
    }
  }

  /** How a file is opened. */
  @FunctionalInterface
  interface Opening {
    InputStream open(Path file) throws IOException;
  }

  static String read(Path file) throws NotTextException {
    return read(file, Files::newInputStream);
  }

  /** Opens only what is a regular file: a pipe or a device may block, or never end. */
  static String read(Path file, Opening opening) throws NotTextException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (attributes.isDirectory()) {
        throw new NotTextException(0, "this is a folder, not a file");
      }
      if (!attributes.isRegularFile()) {
        throw new NotTextException(0, "this is no regular file");
      }
      return decode(bytes(file, opening));
    } catch (IOException e) {
      throw new NotTextException(e);
    }
  }

  private static byte[] bytes(Path file, Opening opening) throws NotTextException, IOException {
    try (InputStream in = opening.open(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new NotTextException(0, "the file is larger than 1 MiB: that is no config");
      }
      return bytes;
    }
  }

  private static String why(IOException error) {
    if (error instanceof NoSuchFileException) {
      return "the file does not exist";
    } else if (error instanceof AccessDeniedException) {
      return "the file may not be read: permission denied";
    }
    String reason =
        error instanceof FileSystemException ofFile ? ofFile.getReason() : error.getMessage();
    return "the file cannot be read: " + Optional.ofNullable(reason).orElse(error.toString());
  }

  private static String decode(byte[] bytes) throws NotTextException {
    if (bytes.length >= 2 && isUtf16(bytes[0] & 0xff, bytes[1] & 0xff)) {
      throw new NotTextException(1, "the file is UTF-16; save it as UTF-8");
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      throw new NotTextException(
          lineAt(text, text.length()), "the text is not UTF-8 here; save the file as UTF-8");
    }
    int zero = text.indexOf('\0');
    if (zero >= 0) {
      throw new NotTextException(lineAt(text, zero), "this is no text: it holds zero bytes");
    }
    if (text.indexOf('\r') >= 0 && text.indexOf('\n') < 0) {
      throw new NotTextException(
          1, "the lines end with CR alone; save the file with LF or CR LF at their ends");
    }
    return text;
  }

  private static int lineAt(String text, int end) {
    return 1 + (int) text.chars().limit(end).filter(character -> character == '\n').count();
  }

  /** The mark of UTF-16, or an ASCII character in it. */
  private static boolean isUtf16(int first, int second) {
    boolean mark = (first == 0xff && second == 0xfe) || (first == 0xfe && second == 0xff);
    return mark || (first == 0) != (second == 0);
  }
}
