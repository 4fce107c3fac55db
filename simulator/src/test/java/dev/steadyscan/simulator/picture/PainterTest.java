package dev.steadyscan.simulator.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.ShotId;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PainterTest {
  private static final ShotId SHOT = new ShotId("scan", ShotId.MAIN, 70, "left", 0, 1);
  private static final int OBJECT = 100 * 320; // below the text, above the strip
  private static final int PIXELS = 80 * 320;

  @Test
  void theSameSceneIsTheSamePicture() {
    assertThat(painted(10, 50, 0)).isEqualTo(painted(10, 50, 0));
  }

  @Test
  void theObjectTurnsWithTheTable() {
    assertThat(object(painted(10, 50, 0))).isNotEqualTo(object(painted(20, 50, 0)));
    assertThat(object(painted(0, 50, 0))).isNotEqualTo(object(painted(0, 100, 0)));
  }

  @Test
  void camerasSeeItFromWhereTheyStand() {
    assertThat(object(painted(0, 50, 0))).isNotEqualTo(object(painted(0, 50, 40)));
  }

  @Test
  void everythingIsDrawnOver() {
    Canvas canvas = new Canvas(240, 320);
    paint(canvas, 123, 7, 0);
    paint(canvas, 10, 50, 0);

    assertThat(canvas.bytes()).isEqualTo(painted(10, 50, 0));
  }

  @Test
  void aPoolGivesTheSameCanvasAgainAndNeverOneThatIsOut() {
    CanvasPool pool = new CanvasPool(240, 320);
    Canvas first = pool.take();
    Canvas second = pool.take();
    assertThat(second).isNotSameAs(first);

    pool.giveBack(first);

    assertThat(pool.take()).isSameAs(first);
    assertThat(pool.take()).isNotSameAs(first).isNotSameAs(second);
  }

  @Test
  void aPoolKeepsNoMoreThanItNeeds() {
    CanvasPool pool = new CanvasPool(240, 320);
    Canvas[] many = new Canvas[10];
    Arrays.setAll(many, i -> pool.take());
    for (Canvas each : many) {
      pool.giveBack(each);
    }

    Canvas[] again = new Canvas[10];
    Arrays.setAll(again, i -> pool.take());

    assertThat(Arrays.stream(again).filter(Set.of(many)::contains)).hasSize(4);
  }

  private static ByteBuffer painted(double rotation, double height, double azimuth) {
    Canvas canvas = new Canvas(240, 320);
    paint(canvas, rotation, height, azimuth);
    return canvas.bytes();
  }

  private static void paint(Canvas canvas, double rotation, double height, double azimuth) {
    Position position = Position.of("rotation", rotation).with("height", height);
    new Painter(azimuth).paint(new Scene(SHOT, position, false), canvas.image());
  }

  private static ByteBuffer object(ByteBuffer picture) {
    return picture.slice(3 * OBJECT, 3 * PIXELS);
  }
}
