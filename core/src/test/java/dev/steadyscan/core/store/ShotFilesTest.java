package dev.steadyscan.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.camera.FrameMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShotFilesTest {
  private static ShotReport report(String pass, String camera, int shot, int shotsAtStep) {
    ShotId id = new ShotId("demo-1", pass, 70, camera, shot, 1);
    return new ShotReport(id, 1, shotsAtStep, Position.nowhere(), FrameMetadata.none());
  }

  @ParameterizedTest
  @CsvSource({
    "main, 0, 1, images/left/000070.jpg",
    "main, 0, 2, images/left/000070-0.jpg",
    "main, 1, 2, images/left/000070-1.jpg",
    "extra, 0, 1, images/extra/left/000070.jpg",
  })
  void namesAPictureByPassCameraStepAndShot(String pass, int shot, int shots, String file) {
    assertThat(ShotFiles.picture(report(pass, "left", shot, shots), "jpg")).isEqualTo(file);
  }

  @Test
  void namesACompanionBesideItsPicture() {
    assertThat(ShotFiles.companion(report("main", "left", 1, 2), "raw", "dng"))
        .isEqualTo("images/left/000070-1.raw.dng");
  }

  @ParameterizedTest
  @CsvSource({
    "image/jpeg, jpg",
    "Image/JPEG; quality=95, jpg",
    "image/png, png",
    "image/tiff, tif",
    "image/x-adobe-dng, dng",
    "image/x-portable-graymap, pgm",
    "application/x-own, bin",
  })
  void endsAFileByItsMediaType(String mediaType, String extension) {
    assertThat(ShotFiles.extension(mediaType)).isEqualTo(extension);
  }

  @ParameterizedTest
  @CsvSource({"../up, left", "main, ../left", "main, Left", "main, ''"})
  void refusesNamesThatAreNoFolders(String pass, String camera) {
    assertThatThrownBy(() -> ShotFiles.picture(report(pass, camera, 0, 1), "jpg"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
