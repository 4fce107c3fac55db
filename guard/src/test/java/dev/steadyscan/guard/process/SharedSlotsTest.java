package dev.steadyscan.guard.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.time.TimeSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedSlotsTest extends AgentTest {
  private static final int BYTES = 10_000;
  private static final int ROUNDED = 3 * 4096;

  @TempDir private Path folder;
  private @Nullable SharedSlots slots;

  @AfterEach
  void leavesNoFile() {
    if (slots != null) {
      slots.close();
      assertThat(slots.path()).doesNotExist();
    }
  }

  @Test
  void laysOutTheFileAsTheContractSays() throws IOException {
    ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(slots(2).path()));
    file.order(ByteOrder.LITTLE_ENDIAN);

    assertThat(file.capacity()).isEqualTo(4096 + 2 * (4096 + ROUNDED));
    assertThat(new String(file.array(), 0, 8, StandardCharsets.US_ASCII)).isEqualTo("SSSLOTS1");
    assertThat(file.getLong(8)).isEqualTo(7);
    assertThat(file.getInt(16)).isEqualTo(2);
    assertThat(file.getLong(24)).isEqualTo(ROUNDED);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void isForItsOwnerAlone() throws IOException {
    assertThat(Files.getPosixFilePermissions(slots(1).path()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void takesAPictureThatTheAgentHasWritten() throws Exception {
    AgentProcess agent = attached(2);
    SharedSlot slot = slots.acquire().orElseThrow();

    write(agent, slot, 9_999);

    ByteBuffer picture = slot.picture();
    assertThat(picture.isReadOnly()).isTrue();
    assertThat(picture.remaining()).isEqualTo(9_999);
    assertThat(picture.get(9_998)).isEqualTo((byte) slot.sequence());
    slot.close();
  }

  @Test
  void givesNoSlotTwiceUntilItsPictureIsClosed() throws Exception {
    AgentProcess agent = attached(2);
    SharedSlot first = slots.acquire().orElseThrow();
    write(agent, first, 1);
    SharedSlot second = slots.acquire().orElseThrow();
    assertThat(slots.acquire()).isEmpty();

    first.close();
    first.close();
    SharedSlot third = slots.acquire().orElseThrow();

    assertThat(third.index()).isEqualTo(first.index()).isNotEqualTo(second.index());
    assertThat(third.sequence()).isGreaterThan(second.sequence());
    assertThatThrownBy(first::picture).isInstanceOf(IllegalStateException.class);
    assertThat(slots.acquire()).isEmpty();
    second.close();
    third.close();
  }

  @Test
  void waitsForASlotUntilItIsGivenBackOrThereAreNone() throws Exception {
    SharedSlots one = slots(1);
    SharedSlot first = one.acquire().orElseThrow();
    assertThat(one.acquire(TimeSource.system(), Duration.ZERO)).isEmpty();

    CompletableFuture<Optional<SharedSlot>> second = waiting(one);
    first.close();
    assertThat(second.get(60, TimeUnit.SECONDS)).isPresent();

    CompletableFuture<Optional<SharedSlot>> third = waiting(one);
    one.close();
    assertThat(third.get(60, TimeUnit.SECONDS)).isEmpty();
  }

  private static CompletableFuture<Optional<SharedSlot>> waiting(SharedSlots slots) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return slots.acquire(TimeSource.system(), Duration.ofHours(1));
          } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
          }
        });
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 100, 0, was begun as 1 and ended as 0",
    "1, 5, 100, 5, was begun as 5 and ended as 5",
    "1, 1, 0, 1, 'has 0 bytes, and there is room for 12288'"
  })
  void refusesATornPicture(int wanted, long begun, long size, long ended, String message)
      throws Exception {
    AgentProcess agent = attached(1);
    SharedSlot slot = slots.acquire().orElseThrow();
    assertThat(slot.sequence()).isEqualTo(wanted);
    ask(agent, String.format("write 0 %d %d %d", begun, size, ended));

    Failure failure = failure(slot::picture);

    assertThat(failure.kind()).isEqualTo(FailureKind.BAD_FRAME);
    assertThat(failure.message()).isEqualTo("the picture in slot 0, sequence 1 " + message);
    slot.close();
  }

  @Test
  void keepsASlotFromOthersUntilTheAgentHasAnsweredHoweverLate() throws Exception {
    AgentProcess agent = attached(1);
    SharedSlot slot = slots.acquire().orElseThrow();
    AgentRequest late = Agents.request("slow 0.3").lending(slot);
    assertThat(failure(agent, late, Agents.in(Duration.ofMillis(50))).kind())
        .isEqualTo(FailureKind.TIMEOUT);
    assertThatThrownBy(slot::picture).isInstanceOf(IllegalStateException.class);

    slot.close();
    assertThat(slots.acquire()).isEmpty();

    ask(agent, "slow 0.6");
    assertThat(slots.acquire()).isPresent();
  }

  @Test
  void givesASlotBackThatWasLentToARequestNeverSentOrToAnAgentThatIsGone() throws Exception {
    AgentProcess agent = attached(1);
    SharedSlot unsent = slots.acquire().orElseThrow();
    AgentRequest request = Agents.request("never").lending(unsent);
    failure(agent, request, Agents.in(Duration.ZERO));
    unsent.close();

    SharedSlot lost = slots.acquire().orElseThrow();
    failure(agent, Agents.request("exit 1").lending(lost), Agents.patience());
    lost.close();
    agent.close();

    assertThat(slots.acquire()).isPresent();
  }

  @Test
  void losesItsNameWhenTheAgentHasOpenedIt() throws Exception {
    attached(1);

    assertThat(slots.path()).doesNotExist();
  }

  @Test
  void keepsAPictureThatIsInUseWhenItIsClosed() throws Exception {
    AgentProcess agent = attached(2);
    SharedSlot slot = slots.acquire().orElseThrow();
    write(agent, slot, BYTES);
    ByteBuffer picture = slot.picture();

    agent.close();
    slots.close();

    assertThat(slots.acquire()).isEmpty();
    assertThat(picture.get(BYTES - 1)).isEqualTo((byte) slot.sequence());
    slot.close();
    assertThatThrownBy(slot::picture).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void namesTheFolderThatHasNoRoom() {
    Path missing = folder.resolve("missing");

    Failure failure = failure(() -> SlotFile.make(missing, "left", 7, 1, 4096));

    assertThat(failure.kind()).isEqualTo(FailureKind.NO_MEMORY);
    assertThat(failure.message()).contains(" bytes of pictures in " + missing);
    assertThat(failure.cause()).isPresent();
  }

  @Test
  void liesInTheFolderWhereSharedMemoryIsTooSmall() {
    assertThat(SlotFile.home(folder, Long.MAX_VALUE)).isEqualTo(folder);
  }

  @Test
  void deletesWhatAHostLeftThatHasEnded() throws IOException {
    Path orphan = Files.createFile(folder.resolve("steadyscan-4194999-left-1.slots"));
    Path ours =
        Files.createFile(
            folder.resolve("steadyscan-" + ProcessHandle.current().pid() + "-left-1.slots"));

    Path made = SlotFile.create(folder, "left", 4096);

    assertThat(folder).isDirectoryNotContaining(file -> file.equals(orphan));
    assertThat(ours).exists();
    assertThat(made).hasSize(4096);
  }

  @Test
  void makesItsFileThoughAnotherLeftOneThatCannotBeDeleted() throws IOException {
    Path foreign = Files.createDirectory(folder.resolve("steadyscan-4194999-left-1.slots"));
    Files.createFile(foreign.resolve("as if it were of another user"));

    assertThat(SlotFile.create(folder, "left", 4096)).hasSize(4096);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0", "1, 2147483648"})
  void refusesSlotsThatCannotBe(int count, long bytes) {
    assertThatThrownBy(() -> SharedSlots.create("left", folder, 1, count, bytes))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private SharedSlots slots(int count) {
    slots = SharedSlots.create("left", folder, 7, count, BYTES);
    return slots;
  }

  private AgentProcess attached(int count) throws Exception {
    AgentProcess agent = start();
    ask(agent, "attach " + slots(count).path());
    slots.attached();
    return agent;
  }

  private static void write(AgentProcess agent, SharedSlot slot, int bytes) throws Exception {
    String words =
        String.format("write %d %d %d %d", slot.index(), slot.sequence(), bytes, slot.sequence());
    agent.call(Agents.request(words).lending(slot), Agents.patience());
  }
}
