package dev.steadyscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class PauseKeyTest {
  private final ScriptedScan scan = new ScriptedScan();

  private void look(String typed) {
    new PauseKey(Screen.typing(typed).terminal(), scan).look();
  }

  @Test
  void pausesAndGoesOn() {
    look("p\n");
    assertThat(scan.calls).containsExactly("pause");
    look("p\n");
    assertThat(scan.calls).containsExactly("pause", "proceed");
  }

  @Test
  void letsAScanGoOnThatPausedByItself() {
    scan.pause();
    scan.calls.clear();
    look("P \r\n");
    assertThat(scan.calls).containsExactly("proceed");
  }

  @Test
  void doesNothingForAnythingElse() {
    look("");
    look("\n");
    look("pp\nx\n");
    look("p");
    assertThat(scan.calls).isEmpty();
  }

  @Test
  void nobodyTypesWhereThereIsNoTerminal() {
    new PauseKey(Screen.file().terminal(), scan).look();
    assertThat(scan.calls).isEmpty();
  }

  @Test
  void aLineComesWhenItIsWhole() {
    SlowTypist in = new SlowTypist("p\n");
    TypedLines lines = new TypedLines(in);
    in.types(1);
    assertThat(lines.next()).isEmpty();
    in.types(1);
    assertThat(lines.next()).hasValue("p");
    assertThat(lines.next()).isEmpty();
  }

  @Test
  void anInputThatCannotBeReadIsAskedOnce() {
    SlowTypist in = new SlowTypist("");
    in.types(1);
    TypedLines lines = new TypedLines(in);
    assertThat(lines.next()).isEmpty();
    assertThat(lines.next()).isEmpty();
    assertThat(in.reads).isEqualTo(1);
  }

  /** Types as much as the test wants; past its text it cannot be read. */
  private static final class SlowTypist extends InputStream {
    private final String text;
    private int typed;
    private int read;
    private int reads;

    SlowTypist(String text) {
      this.text = text;
    }

    void types(int more) {
      typed += more;
    }

    @Override
    public int available() {
      return typed - read;
    }

    @Override
    public int read() throws IOException {
      reads++;
      if (read >= text.length()) {
        throw new IOException("Input/output error");
      }
      return text.charAt(read++);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      into[offset] = (byte) read();
      return 1;
    }
  }
}
