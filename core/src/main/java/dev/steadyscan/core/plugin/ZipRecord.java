package dev.steadyscan.core.plugin;

/**
 * An entry of a zip, as the directory has it.
 *
 * @param name with a slash at its end if it is a folder
 * @param method how it is packed
 * @param sum the CRC-32 of its bytes
 * @param packed how many bytes it takes in the zip
 * @param size how many bytes it has unpacked
 * @param begin where its packed bytes begin
 */
record ZipRecord(String name, int method, long sum, long packed, long size, long begin) {

  boolean isFolder() {
    return name.endsWith("/");
  }

  ZipRecord at(long newBegin) {
    return new ZipRecord(name, method, sum, packed, size, newBegin);
  }

  PluginRefusedException refused(String why) {
    return new PluginRefusedException("its entry '" + Printable.line(name, 100) + "' " + why);
  }
}
