package dev.steadyscan.core.plugin;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;

/** Which names the entries of a plugin's zip may have. */
final class EntryNames {
  private static final int LONGEST = 1_000;

  private EntryNames() {}

  static void check(Collection<? extends ZipEntry> entries) throws PluginRefusedException {
    Map<String, Boolean> folders = new HashMap<>();
    for (ZipEntry entry : entries) {
      List<String> parts = parts(entry);
      StringBuilder path = new StringBuilder();
      for (String part : parts.subList(0, parts.size() - 1)) {
        path.append(part).append('/');
        if (!folders.getOrDefault(path.toString(), true)) {
          throw refused(entry.getName(), "is inside a file");
        }
        folders.put(path.toString(), true);
      }
      String whole = path.append(parts.get(parts.size() - 1)).append('/').toString();
      Boolean before = folders.put(whole, entry.isDirectory());
      if (before != null && !(before && entry.isDirectory())) {
        throw refused(entry.getName(), "is there twice");
      }
    }
  }

  /** In lower case, since a file system may not tell them apart. */
  private static List<String> parts(ZipEntry entry) throws PluginRefusedException {
    String name = entry.getName();
    String path = entry.isDirectory() ? name.substring(0, name.length() - 1) : name;
    if (name.length() > LONGEST || name.chars().anyMatch(EntryNames::isForbidden)) {
      throw refused(name, "has a name that cannot be a path");
    }
    List<String> parts = List.of(path.toLowerCase(Locale.ROOT).split("/", -1));
    if (parts.stream().anyMatch(part -> part.isBlank() || part.equals(".") || part.equals(".."))) {
      throw refused(name, "leads out of the zip");
    }
    return parts;
  }

  private static boolean isForbidden(int character) {
    return character < ' ' || character == '\\' || character == ':' || character == 0x7f;
  }

  private static PluginRefusedException refused(String name, String why) {
    String printable = name.length() > 100 ? name.substring(0, 100) + "..." : name;
    return new PluginRefusedException(
        "its entry '" + printable.replaceAll("\\p{Cntrl}", "?") + "' " + why);
  }
}
