package dev.steadyscan.simulator.picture;

import java.awt.Graphics2D;
import java.util.Locale;

/**
 * Letters of 5 by 7 blocks. Drawn with rectangles, since the fonts of a machine, where it has any,
 * take longer to load than a hundred pictures to draw, and look different everywhere.
 */
final class BlockFont {
  static final int ADVANCE = 6;
  static final int HEIGHT = 7;
  private static final int WIDTH = 5;

  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-";

  /** A letter is seven rows of five bits, each row two hexadecimal digits. */
  private static final String ROWS =
      "0E11111F111111 1E11111E11111E 0E11101010110E 1C12111111121C 1F10101E10101F 1F10101E101010"
          + " 0E11101713110F 1111111F111111 0E04040404040E 0702020202120C 11121418141211"
          + " 1010101010101F 111B1515111111 11111915131111 0E11111111110E 1E11111E101010"
          + " 0E11111115120D 1E11111E141211 0F10100E01011E 1F040404040404 1111111111110E"
          + " 11111111110A04 1111111515150A 11110A040A1111 1111110A040404 1F01020408101F"
          + " 0E11131519110E 040C040404040E 0E11010204081F 1F02040201110E 02060A121F0202"
          + " 1F101E0101110E 0608101E11110E 1F010204080808 0E11110E11110E 0E11110F01020C"
          + " 00000000000C0C 0000001F000000";

  private BlockFont() {}

  /** Draws in the graphics' colour; what is not a letter, a digit, a point or a dash is a gap. */
  static void draw(Graphics2D graphics, String text, int left, int top, int block) {
    String upper = text.toUpperCase(Locale.ROOT);
    for (int i = 0; i < upper.length(); i++) {
      int letter = LETTERS.indexOf(upper.charAt(i));
      if (letter >= 0) {
        drawLetter(graphics, letter, left + i * ADVANCE * block, top, block);
      }
    }
  }

  private static void drawLetter(Graphics2D graphics, int letter, int left, int top, int block) {
    for (int row = 0; row < HEIGHT; row++) {
      int at = letter * (2 * HEIGHT + 1) + 2 * row;
      int bits = Integer.parseInt(ROWS.substring(at, at + 2), 16);
      for (int column = 0; column < WIDTH; column++) {
        if ((bits >> (WIDTH - 1 - column) & 1) == 1) {
          graphics.fillRect(left + column * block, top + row * block, block, block);
        }
      }
    }
  }
}
