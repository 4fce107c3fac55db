package dev.steadyscan.core.plugin;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Changes a zip as damage or malice would: mostly where its structure is. */
final class ZipMutations {
  /** Offset and bytes of the fields of each kind of header. */
  private static final int[][] LOCAL = {
    {0, 4}, {4, 2}, {6, 2}, {8, 2}, {14, 4}, {18, 4}, {22, 4}, {26, 2}, {28, 2}
  };

  private static final int[][] CENTRAL = {
    {0, 4}, {4, 2}, {6, 2}, {8, 2}, {10, 2}, {16, 4}, {20, 4}, {24, 4}, {28, 2}, {30, 2}, {32, 2},
    {34, 2}, {38, 4}, {42, 4}
  };

  private static final int[][] END = {
    {0, 4}, {4, 2}, {6, 2}, {8, 2}, {10, 2}, {12, 4}, {16, 4}, {20, 2}
  };

  private static final String[] NAMES = {
    "../", "/", "..", "./", "a\\..\\", "C:/", "\0", "lib/", "LIB/", "\u00e4/", "//", "lib/../../"
  };

  private final SplittableRandom random;

  ZipMutations(SplittableRandom random) {
    this.random = random;
  }

  byte[] mutated(byte[] zip) {
    byte[] changed = zip.clone();
    for (int left = 1 + random.nextInt(4); left > 0; left--) {
      changed = once(changed);
    }
    return changed;
  }

  byte[] once(byte[] zip) {
    if (zip.length < 4) {
      return noise(50);
    }
    int choice = random.nextInt(20);
    if (choice < 11) {
      return field(zip);
    } else if (choice < 14) {
      return name(zip);
    } else if (choice < 17) {
      return bytes(zip);
    }
    return cut(zip);
  }

  /** Some bytes anywhere become others. */
  byte[] bytes(byte[] data) {
    byte[] changed = data.clone();
    for (int left = 1 + random.nextInt(3); left > 0 && changed.length > 0; left--) {
      changed[random.nextInt(changed.length)] = (byte) random.nextInt();
    }
    return changed;
  }

  private byte[] field(byte[] zip) {
    List<Integer> headers = headers(zip);
    if (headers.isEmpty()) {
      return bytes(zip);
    }
    int at = headers.get(random.nextInt(headers.size()));
    int[][] fields = fields(zip[at + 2]);
    int[] field = fields[random.nextInt(fields.length)];
    ByteBuffer changed = ByteBuffer.wrap(zip.clone()).order(ByteOrder.LITTLE_ENDIAN);
    int where = at + field[0];
    if (where + field[1] > zip.length) {
      return bytes(zip);
    }
    if (field[1] == 2) {
      changed.putShort(where, (short) value(changed.getShort(where), zip, headers));
    } else {
      changed.putInt(where, (int) value(changed.getInt(where), zip, headers));
    }
    return changed.array();
  }

  private long value(long before, byte[] zip, List<Integer> headers) {
    return switch (random.nextInt(11)) {
      case 0 -> 0;
      case 1 -> -1;
      case 2 -> before + 1;
      case 3 -> before - 1;
      case 4 -> zip.length;
      case 5 -> headers.get(random.nextInt(headers.size()));
      case 6 -> Integer.MAX_VALUE;
      case 7 -> Integer.MIN_VALUE;
      case 8 -> 0xa1ff0000L;
      case 9 -> 1L << random.nextInt(32);
      default -> random.nextInt();
    };
  }

  /** An entry gets another beginning of its name, in one or in both of its headers. */
  private byte[] name(byte[] zip) {
    List<Integer> central = headers(zip).stream().filter(at -> zip[at + 2] == 1).toList();
    if (central.isEmpty()) {
      return bytes(zip);
    }
    ByteBuffer changed = ByteBuffer.wrap(zip.clone()).order(ByteOrder.LITTLE_ENDIAN);
    int at = central.get(random.nextInt(central.size()));
    byte[] name =
        random.nextInt(8) == 0
            ? noise(4)
            : NAMES[random.nextInt(NAMES.length)].getBytes(StandardCharsets.UTF_8);
    put(changed, at + 46, name);
    if (random.nextInt(5) > 0 && at + 46 <= zip.length) {
      put(changed, changed.getInt(at + 42) + 30, name);
    }
    return changed.array();
  }

  private static void put(ByteBuffer zip, int at, byte[] name) {
    if (at >= 0 && at + name.length <= zip.limit()) {
      zip.put(at, name);
    }
  }

  private byte[] cut(byte[] zip) {
    int from = random.nextInt(zip.length);
    int to = Math.min(zip.length, from + random.nextInt(64));
    return switch (random.nextInt(5)) {
      case 0 -> Arrays.copyOf(zip, from);
      case 1 -> joined(Arrays.copyOf(zip, from), Arrays.copyOfRange(zip, to, zip.length));
      case 2 -> joined(Arrays.copyOf(zip, to), Arrays.copyOfRange(zip, from, zip.length));
      case 3 -> joined(zip, random.nextBoolean() ? zip : noise(30));
      default -> joined(noise(1 + random.nextInt(30)), zip);
    };
  }

  private byte[] noise(int length) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static int[][] fields(byte kind) {
    return switch (kind) {
      case 1 -> CENTRAL;
      case 3 -> LOCAL;
      default -> END;
    };
  }

  /** Where headers begin, by their signatures. */
  static List<Integer> headers(byte[] zip) {
    List<Integer> headers = new ArrayList<>();
    for (int at = 0; at + 4 <= zip.length; at++) {
      boolean known = zip[at + 2] + 1 == zip[at + 3] && (zip[at + 2] & 1) == 1 && zip[at + 2] < 7;
      if (zip[at] == 'P' && zip[at + 1] == 'K' && known) {
        headers.add(at);
      }
    }
    return headers;
  }
}
