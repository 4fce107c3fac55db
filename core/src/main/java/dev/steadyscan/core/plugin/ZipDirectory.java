package dev.steadyscan.core.plugin;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads the directory at a zip's end. A zip has to be the plain one that every tool writes: one
 * that can be read in two ways, or whose entries share bytes, or that holds links, is refused.
 *
 * <p>Layout: PKWARE's APPNOTE.TXT 6.3, sections 4.3.7, 4.3.12 and 4.3.16.
 */
final class ZipDirectory {
  private static final int END = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int RECORD = 0x02014b50;
  private static final int RECORD_BYTES = 46;
  private static final int LOCAL = 0x04034b50;
  private static final int LOCAL_BYTES = 30;
  private static final int MAX_COMMENT = 0xffff;
  private static final int MAX_DIRECTORY = 16 << 20;
  private static final int ENCRYPTED = 1;
  private static final int TYPE_MASK = 0xf000;
  private static final int LINK = 0xa000;

  private final ZipBytes zip;
  private final int mostEntries;

  private ZipDirectory(ZipBytes zip, int mostEntries) {
    this.zip = zip;
    this.mostEntries = mostEntries;
  }

  /** The entries, in the order of their bytes. */
  static List<ZipRecord> read(SeekableByteChannel zip, int mostEntries)
      throws IOException, PluginRefusedException {
    return new ZipDirectory(new ZipBytes(zip), mostEntries).read();
  }

  private List<ZipRecord> read() throws IOException, PluginRefusedException {
    long endAt = endAt();
    ByteBuffer end = zip.read(endAt, END_BYTES);
    int count = ZipBytes.unsigned(end, 10);
    long bytes = Integer.toUnsignedLong(end.getInt(12));
    long begin = Integer.toUnsignedLong(end.getInt(16));
    if (end.getInt(4) != 0 || ZipBytes.unsigned(end, 8) != count || begin + bytes != endAt) {
      throw new PluginRefusedException(
          "it is not a plain zip: its directory is not where its end says (is it cut off, in several"
              + " parts, a zip64, or is something put before it?)");
    }
    if (count > mostEntries) {
      throw new PluginRefusedException(
          "it holds " + count + " entries, and at most " + mostEntries + " are taken");
    }
    if (bytes > MAX_DIRECTORY) {
      throw new PluginRefusedException("its directory is larger than " + MAX_DIRECTORY + " bytes");
    }
    return located(records(zip.read(begin, (int) bytes), count), begin);
  }

  /** The last end there is has to fit: with another one in its comment there are two zips. */
  private long endAt() throws IOException, PluginRefusedException {
    long size = zip.size();
    int length = (int) Math.min(size, END_BYTES + MAX_COMMENT);
    ByteBuffer tail = zip.read(size - length, length);
    for (int at = length - Integer.BYTES; at >= 0; at--) {
      if (tail.getInt(at) == END) {
        if (at + END_BYTES > length
            || at + END_BYTES + ZipBytes.unsigned(tail, at + 20) != length) {
          throw new PluginRefusedException("it is a zip that is cut off, or something follows it");
        }
        return size - length + at;
      }
    }
    throw new PluginRefusedException("it is not a zip, or one that is cut off");
  }

  /** With {@code begin} where their local headers are. */
  private static List<ZipRecord> records(ByteBuffer directory, int count)
      throws PluginRefusedException {
    List<ZipRecord> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ByteBuffer fields = next(directory, RECORD_BYTES);
      ByteBuffer name = next(directory, ZipBytes.unsigned(fields, 28));
      next(directory, ZipBytes.unsigned(fields, 30) + ZipBytes.unsigned(fields, 32));
      records.add(record(fields, name));
    }
    if (directory.hasRemaining()) {
      throw ZipBytes.broken();
    }
    return records;
  }

  private static ZipRecord record(ByteBuffer fields, ByteBuffer name)
      throws PluginRefusedException {
    if (fields.getInt(0) != RECORD) {
      throw ZipBytes.broken();
    }
    if ((ZipBytes.unsigned(fields, 8) & ENCRYPTED) != 0) {
      throw new PluginRefusedException("it is encrypted");
    }
    if ((fields.getShort(40) & TYPE_MASK) == LINK) {
      throw new PluginRefusedException("it holds a symbolic link");
    }
    return new ZipRecord(
        text(name),
        ZipBytes.unsigned(fields, 10),
        Integer.toUnsignedLong(fields.getInt(16)),
        Integer.toUnsignedLong(fields.getInt(20)),
        Integer.toUnsignedLong(fields.getInt(24)),
        Integer.toUnsignedLong(fields.getInt(42)));
  }

  private static String text(ByteBuffer name) throws PluginRefusedException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(name).toString();
    } catch (CharacterCodingException e) {
      throw new PluginRefusedException("it has an entry whose name is not UTF-8", e);
    }
  }

  private static ByteBuffer next(ByteBuffer directory, int length) throws PluginRefusedException {
    if (directory.remaining() < length) {
      throw ZipBytes.broken();
    }
    ByteBuffer part = directory.slice(directory.position(), length);
    directory.position(directory.position() + length);
    return part.order(ByteOrder.LITTLE_ENDIAN);
  }

  /** With {@code begin} where their bytes are: entries that share some make a small zip giant. */
  private List<ZipRecord> located(List<ZipRecord> records, long directoryBegin)
      throws IOException, PluginRefusedException {
    List<ZipRecord> located = new ArrayList<>();
    long free = 0;
    for (ZipRecord record : inOrder(records)) {
      ZipRecord one = located(record);
      long end = one.begin() + one.packed();
      if (record.begin() < free || end > directoryBegin) {
        throw new PluginRefusedException("it has entries that share bytes, or one that is cut off");
      }
      located.add(one);
      free = end;
    }
    return located;
  }

  private static List<ZipRecord> inOrder(List<ZipRecord> records) {
    return records.stream().sorted(Comparator.comparingLong(ZipRecord::begin)).toList();
  }

  private ZipRecord located(ZipRecord record) throws IOException, PluginRefusedException {
    ByteBuffer header = zip.read(record.begin(), LOCAL_BYTES);
    int names = ZipBytes.unsigned(header, 26);
    long nameBegin = record.begin() + LOCAL_BYTES;
    byte[] name = record.name().getBytes(StandardCharsets.UTF_8);
    if (header.getInt(0) != LOCAL || !zip.read(nameBegin, names).equals(ByteBuffer.wrap(name))) {
      throw ZipBytes.broken();
    }
    return record.at(nameBegin + names + ZipBytes.unsigned(header, 28));
  }
}
