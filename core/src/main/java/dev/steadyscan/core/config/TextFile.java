package dev.steadyscan.core.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

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

    /** Counted from 1; 0 where it is the file as a whole. */
    int line() {
      return line;
    }
  }

  static String read(Path file) throws NotTextException {
    if (Files.notExists(file)) {
      throw new NotTextException(0, "the file does not exist");
    }
    if (Files.isDirectory(file)) {
      throw new NotTextException(0, "this is a folder, not a file");
    }
    if (!Files.isRegularFile(file)) {
      throw new NotTextException(0, "this is no regular file");
    }
    return decode(bytes(file));
  }

  private static byte[] bytes(Path file) throws NotTextException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new NotTextException(0, "the file is larger than 1 MiB: that is no config");
      }
      return bytes;
    } catch (AccessDeniedException e) {
      throw because(new NotTextException(0, "the file may not be read: permission denied"), e);
    } catch (IOException e) {
      throw because(new NotTextException(0, "the file cannot be read: " + e.getMessage()), e);
    }
  }

  private static NotTextException because(NotTextException problem, IOException cause) {
    problem.initCause(cause);
    return problem;
  }

  private static String decode(byte[] bytes) throws NotTextException {
    if (bytes.length >= 2 && isUtf16Mark(bytes[0] & 0xff, bytes[1] & 0xff)) {
      throw new NotTextException(1, "the file is UTF-16; save it as UTF-8");
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    int line = 1 + (int) text.chars().filter(character -> character == '\n').count();
    if (result.isError()) {
      throw new NotTextException(line, "the text is not UTF-8 here; save the file as UTF-8");
    }
    if (text.indexOf('\0') >= 0) {
      throw new NotTextException(0, "this is no text: it holds zero bytes");
    }
    return text;
  }

  private static boolean isUtf16Mark(int first, int second) {
    return (first == 0xff && second == 0xfe) || (first == 0xfe && second == 0xff);
  }
}
