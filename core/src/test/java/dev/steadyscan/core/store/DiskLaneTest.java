package dev.steadyscan.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.testkit.ManualTime;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class DiskLaneTest {
  private static final Path FOLDER = Path.of("/scans/demo");

  private final ManualTime time = new ManualTime(Samples.START);
  private final DiskLane lane = new DiskLane("disk-test", new Limits(Samples.LIMIT, time), time);

  @AfterEach
  void close() {
    lane.close();
  }

  static Stream<Arguments> troubles() {
    return Stream.of(
        Arguments.of(new IOException("No space left on device"), "is full; free some space"),
        Arguments.of(new FileSystemException("a", null, "Disk quota exceeded"), "free some space"),
        Arguments.of(new FileSystemException("a", null, "Read-only file system"), "mounted"),
        Arguments.of(new AccessDeniedException("a"), "no permission under /scans/demo"),
        Arguments.of(new IOException("Input/output error"), "check the disk under /scans/demo"));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void namesFileAndOperationAndWhatToDo(IOException trouble, String advice) {
    ScanException failed =
        catchThrowableOfType(
            ScanException.class,
            () ->
                lane.run(
                    "fsync of images/left/000070.jpg",
                    FOLDER,
                    () -> {
                      throw trouble;
                    }));

    assertThat(failed.code()).isEqualTo(ErrorCode.DISK);
    assertThat(failed)
        .hasMessageStartingWith("fsync of images/left/000070.jpg failed: ")
        .hasMessageContaining(advice)
        .hasCause(trouble);
  }

  @Test
  void callsWhatIsNoTroubleOfTheDiskADefect() {
    assertThatThrownBy(
            () ->
                lane.run(
                    "write of scan.json",
                    FOLDER,
                    () -> {
                      throw new IllegalStateException("odd");
                    }))
        .isInstanceOfSatisfying(
            ScanException.class, failed -> assertThat(failed.code()).isEqualTo(ErrorCode.DEFECT));
  }

  @Test
  void endsAtTheLimitByNameAndClosesWhatComesTooLate() {
    CompletableFuture<Void> hanging = new CompletableFuture<>();
    CompletableFuture<Void> released = new CompletableFuture<>();
    CompletableFuture<Void> closed = new CompletableFuture<>();
    CompletableFuture<ScanException> ended = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                Closeable unused =
                    lane.open(
                        "write of images/left/000070.jpg",
                        FOLDER,
                        () -> {
                          hanging.complete(null);
                          released.join();
                          return (Closeable) () -> closed.complete(null);
                        });
              } catch (ScanException failed) {
                ended.complete(failed);
              }
            });
    caller.start();
    hanging.join();
    assertThat(ended).isNotDone();
    time.advance(Samples.LIMIT);

    assertThat(ended.join())
        .hasMessage(
            "write of images/left/000070.jpg was not over after 30 s:"
                + " the disk under /scans/demo hangs; check it and its cable or network");
    assertThat(ended.join().code()).isEqualTo(ErrorCode.DISK);
    assertThat(lane.stuck()).isTrue();
    released.complete(null);
    closed.join();
  }

  @Test
  void leavesAnInterruptToItsCaller() {
    CompletableFuture<Void> released = new CompletableFuture<>();
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> lane.run("write of scan.json", FOLDER, released::join))
        .isInstanceOfSatisfying(
            ScanException.class,
            failed -> assertThat(failed.code()).isEqualTo(ErrorCode.CANCELLED));
    assertThat(Thread.interrupted()).isTrue();
    released.complete(null);
  }
}
