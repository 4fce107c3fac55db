package dev.steadyscan.core.config;

import com.typesafe.config.ConfigObject;
import java.util.List;

/**
 * A config file that was read, with what it includes.
 *
 * @param name as it was named
 * @param object its values, includes merged in, substitutions not resolved
 * @param entries what stands where, those of included files at the place of the include
 */
record HoconFile(String name, ConfigObject object, List<PlacedEntry> entries) {

  /** An entry of the outline and the file it is from. */
  record PlacedEntry(String file, HoconOutline.Entry entry, KeyPath path) {
    int line() {
      return file.startsWith(Overrides.ORIGIN) ? 0 : entry.line();
    }
  }
}
