package dev.steadyscan.guard.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;

/** A process that exits when the test says so, whatever is done to it. */
final class FakeProcess implements HostedProcess {
  final CountDownLatch killed = new CountDownLatch(1);
  private final CountDownLatch exit = new CountDownLatch(1);
  private final PipedOutputStream output = new PipedOutputStream();
  private final PipedInputStream outputEnd = new PipedInputStream(1 << 16);

  FakeProcess() {
    try {
      outputEnd.connect(output);
      byte[] ready = ByteBuffer.allocate(13).putInt(9).put((byte) 17).array();
      output.write(ready);
      output.flush();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  void exit() throws IOException {
    output.close();
    exit.countDown();
  }

  @Override
  public long pid() {
    return Long.MAX_VALUE;
  }

  @Override
  public OutputStream input() {
    return OutputStream.nullOutputStream();
  }

  @Override
  public InputStream output() {
    return outputEnd;
  }

  @Override
  public InputStream errors() {
    return InputStream.nullInputStream();
  }

  @Override
  public int waitForExit() throws InterruptedException {
    exit.await();
    return 137;
  }

  @Override
  public void kill() {
    killed.countDown();
  }

  @Override
  public boolean killLeftovers() {
    return true;
  }
}
