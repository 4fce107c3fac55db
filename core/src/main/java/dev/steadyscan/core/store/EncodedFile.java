package dev.steadyscan.core.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file in memory, under the name it will have in the scan's folder. */
final class EncodedFile {
  private final String companion;
  private final String file;
  private final byte[] bytes;
  private final String sha256;

  /**
   * A file.
   *
   * @param companion the companion's name; empty for the picture itself
   * @param file its name relative to the scan's folder
   * @param bytes not copied
   */
  EncodedFile(String companion, String file, byte[] bytes) {
    this.companion = companion;
    this.file = file;
    this.bytes = bytes;
    this.sha256 = HexFormat.of().formatHex(digest().digest(bytes));
  }

  String companion() {
    return companion;
  }

  String file() {
    return file;
  }

  byte[] bytes() {
    return bytes;
  }

  String sha256() {
    return sha256;
  }

  /** A SHA-256. */
  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
