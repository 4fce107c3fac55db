package dev.steadyscan.core.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Unpacks the zips of one run. */
final class PluginUnpacker {

  /**
   * An unpacked zip.
   *
   * @param sha256 of the zip, in hex
   * @param folder where its files are
   */
  record Unpacked(String sha256, Path folder) {}

  private final RunFolder run;
  private final PluginLimits limits;

  PluginUnpacker(RunFolder run, PluginLimits limits) {
    this.run = run;
    this.limits = limits;
  }

  /** Unpacks a copy, and hashes that: the zip itself may change meanwhile. */
  Unpacked unpack(Path zip) throws IOException, PluginRefusedException {
    try (InputStream in = Files.newInputStream(zip)) {
      Path work = Files.createDirectory(run.path().resolve(zip.getFileName()));
      Path copy = work.resolve("zip");
      String sha256 = copy(in, copy);
      Path files = Files.createDirectory(work.resolve("files"));
      try (SeekableByteChannel bytes = Files.newByteChannel(copy)) {
        new ZipUnpacker(limits).unpack(bytes, files);
      }
      Files.delete(copy);
      return new Unpacked(sha256, files);
    }
  }

  private String copy(InputStream from, Path to) throws IOException, PluginRefusedException {
    MessageDigest digest = sha256();
    try (OutputStream out = new DigestOutputStream(Files.newOutputStream(to), digest)) {
      if (BoundedCopy.copy(from, out, limits.zipBytes()) > limits.zipBytes()) {
        throw new PluginRefusedException(
            "the zip is larger than " + limits.zipBytes() + " bytes, the most that is taken");
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
