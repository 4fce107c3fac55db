package dev.steadyscan.camera.picamera;

/** As what a camera gives its pictures. */
public enum PictureFormat {
  /** JPEG, made by the agent where its Python has Pillow, else by the host. */
  JPEG,
  /** Pixels of red, green and blue; the host encodes them as {@code scan.write} says. */
  RGB,
  /**
   * The sensor's own values of 16 bits, as a PGM file with the order of the colours in its head.
   */
  RAW
}
