package dev.steadyscan.examples;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Puts pictures of a scan side by side: {@code ContactSheet SCAN_DIR CAMERA SHEET.png}. */
public final class ContactSheet {
  private static final int COLUMNS = 9;
  private static final int ROWS = 4;
  private static final int WIDTH = 132;
  private static final int HEIGHT = 99;
  private static final int GAP = 4;

  private ContactSheet() {}

  /** Makes the sheet. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 3) {
      System.err.println("usage: ContactSheet SCAN_DIR CAMERA SHEET.png");
      System.exit(2);
    }
    Path images = Path.of(arguments[0], "images", arguments[1]);
    BufferedImage sheet = draw(spread(pictures(images), COLUMNS * ROWS));
    ImageIO.write(sheet, "png", Path.of(arguments[2]).toFile());
  }

  private static List<Path> pictures(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jpg")).sorted().toList();
    }
  }

  /** So many of the pictures, evenly from first to last. */
  static List<Path> spread(List<Path> pictures, int wanted) {
    int count = Math.min(wanted, pictures.size());
    return IntStream.range(0, count)
        .mapToObj(i -> pictures.get((int) ((long) i * pictures.size() / count)))
        .toList();
  }

  private static BufferedImage draw(List<Path> pictures) throws IOException {
    BufferedImage sheet =
        new BufferedImage(
            COLUMNS * (WIDTH + GAP) + GAP, ROWS * (HEIGHT + GAP) + GAP, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    for (int i = 0; i < pictures.size(); i++) {
      BufferedImage picture = ImageIO.read(pictures.get(i).toFile());
      int x = GAP + i % COLUMNS * (WIDTH + GAP);
      int y = GAP + i / COLUMNS * (HEIGHT + GAP);
      graphics.drawImage(small(picture), x, y, null);
    }
    graphics.dispose();
    return sheet;
  }

  private static Image small(BufferedImage picture) {
    return picture.getScaledInstance(WIDTH, HEIGHT, Image.SCALE_AREA_AVERAGING);
  }
}
