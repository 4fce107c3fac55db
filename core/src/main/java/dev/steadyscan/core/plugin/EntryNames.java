package dev.steadyscan.core.plugin;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which names the entries of a plugin's zip may have. */
final class EntryNames {
  private static final int LONGEST = 500;
  private static final int DEEPEST = 30;
  private static final int LONGEST_PART = 255;

  private EntryNames() {}

  static void check(List<ZipRecord> entries) throws PluginRefusedException {
    Map<String, Boolean> folders = new HashMap<>();
    for (ZipRecord entry : entries) {
      List<String> parts = parts(entry);
      StringBuilder path = new StringBuilder();
      for (String part : parts.subList(0, parts.size() - 1)) {
        path.append(part).append('/');
        if (!folders.getOrDefault(path.toString(), true)) {
          throw entry.refused("is inside a file");
        }
        folders.put(path.toString(), true);
      }
      String whole = path.append(parts.get(parts.size() - 1)).append('/').toString();
      Boolean before = folders.put(whole, entry.isFolder());
      if (before != null && !(before && entry.isFolder())) {
        throw entry.refused("is there twice");
      }
    }
  }

  /** In lower case, since a file system may not tell them apart. */
  private static List<String> parts(ZipRecord entry) throws PluginRefusedException {
    String name = entry.name();
    String path = entry.isFolder() ? name.substring(0, name.length() - 1) : name;
    if (name.length() > LONGEST || name.chars().anyMatch(EntryNames::isForbidden)) {
      throw entry.refused("has a name that cannot be a path");
    }
    List<String> parts = List.of(path.toLowerCase(Locale.ROOT).split("/", -1));
    if (parts.size() > DEEPEST || parts.stream().anyMatch(EntryNames::isTooLong)) {
      throw entry.refused("has a name that is too long or too deep");
    }
    if (parts.stream().anyMatch(part -> part.isBlank() || part.equals(".") || part.equals(".."))) {
      throw entry.refused("leads out of the zip");
    }
    return parts;
  }

  private static boolean isTooLong(String part) {
    return part.getBytes(StandardCharsets.UTF_8).length > LONGEST_PART;
  }

  private static boolean isForbidden(int character) {
    return character < ' ' || character == '\\' || character == ':' || character == 0x7f;
  }
}
