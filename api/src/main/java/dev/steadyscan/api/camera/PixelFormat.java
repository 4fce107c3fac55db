package dev.steadyscan.api.camera;

/** How the pixels of a raw frame lie in memory, named in byte order. */
public enum PixelFormat {
  /** 3 bytes a pixel: red, green, blue. */
  RGB8(3),
  /** 3 bytes a pixel: blue, green, red. */
  BGR8(3),
  /** 1 byte a pixel. */
  GREY8(1);

  private final int bytesPerPixel;

  PixelFormat(int bytesPerPixel) {
    this.bytesPerPixel = bytesPerPixel;
  }

  /** Bytes from one pixel to the next in a row. */
  public int bytesPerPixel() {
    return bytesPerPixel;
  }
}
