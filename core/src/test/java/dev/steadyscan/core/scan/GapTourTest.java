package dev.steadyscan.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.motion.Axis;
import dev.steadyscan.api.motion.MotionInfo;
import dev.steadyscan.api.pattern.ScanStep;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A turntable of 90 degrees a second, and a height of 10 mm a second. */
class GapTourTest {
  private static final MotionInfo MOTION =
      MotionInfo.builder("rig")
          .axis(new Axis(Position.ROTATION, -1000, 1000, 90, Double.POSITIVE_INFINITY))
          .axis(new Axis(Position.HEIGHT, 0, 1000, 10, Double.POSITIVE_INFINITY))
          .build();

  private final Set<String> out = new HashSet<>();
  private Position at = Position.of(Position.ROTATION, 0).with(Position.of(Position.HEIGHT, 0));

  @Test
  void goesToTheNearestPointFromWhereTheRigStands() throws InterruptedException {
    at = at.with(Position.of(Position.ROTATION, 95));

    assertThat(steps(turning(0, 4, 9, 10, 30))).containsExactly(9, 10, 4, 0, 30);
  }

  @Test
  void comparesTheTimeOfMovesAndNotTheirLength() throws InterruptedException {
    ScanStep turned = ScanStep.at(Position.of(Position.ROTATION, 85));
    ScanStep raised = ScanStep.at(Position.of(Position.HEIGHT, 10));

    GapTour tour = new GapTour(left(0, 1), step -> step == 0 ? raised : turned, MOTION);

    assertThat(steps(tour)).containsExactly(1, 0);
  }

  @Test
  void takesTheFirstOnThePathOfTwoThatAreEquallyNear() throws InterruptedException {
    at = at.with(Position.of(Position.ROTATION, 50));

    assertThat(steps(turning(4, 6))).containsExactly(4, 6);
  }

  @Test
  void visitsAPointOnceForAllOfItsGaps() throws InterruptedException {
    List<ShotKey> gaps = new ArrayList<>(left(3));
    gaps.add(new ShotKey(3, "right", 0));

    Optional<Visit> visit = turning(gaps).next(at, camera -> true);

    assertThat(visit.orElseThrow().shots()).containsExactlyElementsOf(gaps);
    assertThat(visit.orElseThrow().first()).isFalse();
  }

  @Test
  void neverVisitsACameraThatIsOutOfService() throws InterruptedException {
    List<ShotKey> gaps = new ArrayList<>(left(1, 2, 3));
    gaps.add(new ShotKey(2, "right", 0));
    GapTour tour = turning(gaps);
    out.add("left");

    Visit visit = next(tour).orElseThrow();

    assertThat(visit.shots()).containsExactly(new ShotKey(2, "right", 0));
    assertThat(next(tour)).isEmpty();
    assertThat(tour.leftOut().get("left")).hasSize(3);
  }

  @Test
  void leavesTheRestOfACameraOutThatGoesOutOfServiceOnTheWay() throws InterruptedException {
    GapTour tour = turning(left(1, 2, 3));
    assertThat(next(tour)).map(Visit::step).contains(1);
    out.add("left");

    assertThat(next(tour)).isEmpty();
    assertThat(tour.leftOut().get("left")).extracting(ShotKey::step).containsExactly(2, 3);
  }

  @Test
  void comesBackToACameraThatIsInServiceAgainAtTheEnd() throws InterruptedException {
    List<ShotKey> gaps = new ArrayList<>(left(1));
    gaps.add(new ShotKey(2, "right", 0));
    GapTour tour = turning(gaps);
    out.add("left");
    assertThat(next(tour)).map(Visit::step).contains(2);
    out.clear();

    assertThat(next(tour)).map(Visit::step).contains(1);
    assertThat(next(tour)).isEmpty();
    assertThat(tour.leftOut()).isEmpty();
  }

  @Test
  void findsAWayThroughVeryManyGaps() throws InterruptedException {
    int[] all = new int[20_000];
    for (int i = 0; i < all.length; i++) {
      all[i] = i;
    }

    assertThat(steps(turning(all))).hasSize(20_000).doesNotHaveDuplicates();
  }

  private List<Integer> steps(GapTour tour) throws InterruptedException {
    List<Integer> steps = new ArrayList<>();
    for (Optional<Visit> visit = next(tour); visit.isPresent(); visit = next(tour)) {
      steps.add(visit.get().step());
      at = at.with(visit.get().target().position());
    }
    return steps;
  }

  private Optional<Visit> next(GapTour tour) throws InterruptedException {
    return tour.next(at, camera -> !out.contains(camera));
  }

  private static GapTour turning(int... steps) {
    return turning(left(steps));
  }

  /** Ten degrees from step to step. */
  private static GapTour turning(List<ShotKey> gaps) {
    return new GapTour(
        gaps, step -> ScanStep.at(Position.of(Position.ROTATION, 10.0 * step)), MOTION);
  }

  private static List<ShotKey> left(int... steps) {
    List<ShotKey> gaps = new ArrayList<>();
    for (int step : steps) {
      gaps.add(new ShotKey(step, "left", 0));
    }
    return gaps;
  }
}
