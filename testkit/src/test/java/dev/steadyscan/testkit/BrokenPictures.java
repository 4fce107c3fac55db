package dev.steadyscan.testkit;

import static dev.steadyscan.testkit.Broken.breaks;

import dev.steadyscan.api.camera.CameraInfo;
import dev.steadyscan.api.camera.CaptureRequest;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.FrameMetadata;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.testkit.BrokenCamera.Parts;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Cameras whose pictures are not what they have to be. */
final class BrokenPictures {
  private BrokenPictures() {}

  static List<Broken<BrokenCamera>> all() {
    return List.of(
        breaks(
            "captureGivesAFrame",
            "gives null now and then",
            BrokenCamera.as(GivesNull::new),
            "givesAsManyPicturesAsDeclared"),
        breaks(
            "aFrameIsNotLargerThanDeclared",
            "declares less",
            BrokenCamera.whole().info(info -> info.frameBytes(0))),
        breaks(
            "saysWhenExposedOnceIfDeclaredAndElseNever",
            "declared, never said",
            BrokenCamera.as(parts -> new SaysExposed(parts, 0))),
        breaks(
            "saysWhenExposedOnceIfDeclaredAndElseNever",
            "said twice",
            BrokenCamera.as(parts -> new SaysExposed(parts, 2))),
        breaks(
            "saysWhenExposedOnceIfDeclaredAndElseNever",
            "said, not declared",
            BrokenCamera.whole().without(CameraCapability.SAYS_WHEN_EXPOSED)),
        breaks(
            "doesNotSayExposedWhenThePictureIsRefused",
            "says it in any case",
            BrokenCamera.as(SaysExposedThenFails::new)),
        breaks("doesNotTryAgainByItself", "tries twice", BrokenCamera.as(TriesAgain::new)),
        breaks(
            "givesNoFrameThatWasExposedBeforeTheRequest",
            "gives the one before",
            BrokenCamera.as(GivesTheOneBefore::new)),
        breaks(
            "clearDropsWhatWasBuffered",
            "clear drops nothing",
            BrokenCamera.as(GivesTheOneBeforeTheClear::new)),
        breaks(
            "metadataHoldsWhatTheCameraKnowsAndNothingElse",
            "tells a gain that is not known",
            BrokenCamera.whole().without(CameraCapability.TELLS_GAIN)),
        breaks(
            "metadataHoldsWhatTheCameraKnowsAndNothingElse",
            "does not tell what it declares",
            BrokenCamera.as(TellsTheMomentOnly::new)),
        breaks("readsNoOtherClock", "reads the JVM's", BrokenCamera.as(ReadsTheJvmsClock::new)),
        breaks("doesNotSleepByOtherMeans", "sleeps", BrokenCamera.as(Sleeps::new)),
        breaks(
            "closingAFrameDoesNotThrow",
            "throws",
            BrokenCamera.as(
                parts ->
                    new Closing(
                        parts,
                        () -> {
                          throw new IllegalStateException("closed wrongly");
                        }))),
        breaks(
            "closingAFrameDoesNotBlock",
            "waits",
            BrokenCamera.as(parts -> new Closing(parts, () -> LockSupport.parkNanos(1)))),
        breaks(
            "givesAsManyPicturesAsDeclared",
            "gives fewer",
            BrokenCamera.whole().info(info -> info.shotsAvailable(ReferenceCamera.SHOTS + 1))),
        breaks(
            "givesAsManyPicturesAsDeclared",
            "gives more",
            BrokenCamera.whole().info(info -> info.shotsAvailable(ReferenceCamera.SHOTS - 1))),
        breaks(
            "givesAsManyPicturesAsDeclared",
            "ends undeclared",
            BrokenCamera.whole()
                .info(
                    info ->
                        CameraInfo.builder("unbounded")
                            .interruptible(true)
                            .limits(info.build().limits())
                            .frameBytes(1))));
  }

  private static final class GivesNull extends ReferenceCamera {
    GivesNull(Parts parts) {
      super(parts);
    }

    @Override
    public @Nullable Frame capture(CaptureRequest request, Runnable exposed, Deadline deadline)
        throws InterruptedException {
      Frame frame = super.capture(request, exposed, deadline);
      return request.shot().step() == 4 ? null : frame;
    }
  }

  private static final class SaysExposed extends ReferenceCamera {
    private final int times;

    SaysExposed(Parts parts, int times) {
      super(parts);
      this.times = times;
    }

    @Override
    public Frame capture(CaptureRequest request, Runnable exposed, Deadline deadline)
        throws InterruptedException {
      Frame frame = super.capture(request, () -> {}, deadline);
      for (int i = 0; i < times; i++) {
        exposed.run();
      }
      return frame;
    }
  }

  private static final class SaysExposedThenFails extends ReferenceCamera {
    SaysExposedThenFails(Parts parts) {
      super(parts);
    }

    @Override
    public Frame capture(CaptureRequest request, Runnable exposed, Deadline deadline)
        throws InterruptedException {
      try {
        return super.capture(request, exposed, deadline);
      } catch (DeviceException refused) {
        exposed.run();
        throw refused;
      }
    }
  }

  private static final class TriesAgain extends ReferenceCamera {
    TriesAgain(Parts parts) {
      super(parts);
    }

    @Override
    public Frame capture(CaptureRequest request, Runnable exposed, Deadline deadline)
        throws InterruptedException {
      try {
        return super.capture(request, exposed, deadline);
      } catch (DeviceException once) {
        return super.capture(request, exposed, deadline);
      }
    }
  }

  private static final class GivesTheOneBefore extends ReferenceCamera {
    private @Nullable Long before;

    GivesTheOneBefore(Parts parts) {
      super(parts);
    }

    @Override
    Frame.Builder frame(CaptureRequest request, long begunAt) {
      long given = before == null ? begunAt : before;
      before = begunAt;
      return super.frame(request, given);
    }

    @Override
    public void clear(Deadline deadline) {
      before = null;
    }
  }

  private static final class GivesTheOneBeforeTheClear extends ReferenceCamera {
    private long last;
    private boolean buffered;

    GivesTheOneBeforeTheClear(Parts parts) {
      super(parts);
    }

    @Override
    Frame.Builder frame(CaptureRequest request, long begunAt) {
      long given = buffered ? last : begunAt;
      buffered = false;
      last = begunAt;
      return super.frame(request, given);
    }

    @Override
    public void clear(Deadline deadline) {
      buffered = true;
    }
  }

  private static final class TellsTheMomentOnly extends ReferenceCamera {
    TellsTheMomentOnly(Parts parts) {
      super(parts);
    }

    @Override
    FrameMetadata.Builder metadata(long begunAt) {
      return FrameMetadata.builder().exposedAt(begunAt);
    }
  }

  private static final class ReadsTheJvmsClock extends ReferenceCamera {
    ReadsTheJvmsClock(Parts parts) {
      super(parts);
    }

    @Override
    long expose(CaptureRequest request) throws InterruptedException {
      long unused = super.expose(request);
      return System.nanoTime();
    }
  }

  private static final class Sleeps extends ReferenceCamera {
    Sleeps(Parts parts) {
      super(parts);
    }

    @Override
    long expose(CaptureRequest request) throws InterruptedException {
      if (request.shot().step() == 0) {
        Thread.sleep(Duration.ofMillis(200).toMillis());
      }
      return super.expose(request);
    }
  }

  private static final class Closing extends ReferenceCamera {
    private final Runnable close;

    Closing(Parts parts, Runnable close) {
      super(parts);
      this.close = close;
    }

    @Override
    Frame.Builder frame(CaptureRequest request, long begunAt) {
      return super.frame(request, begunAt).onClose(close);
    }
  }
}
