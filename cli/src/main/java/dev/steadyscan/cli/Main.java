package dev.steadyscan.cli;

import dev.steadyscan.api.time.TimeSource;
import java.time.ZoneId;

/** The entry of the command. */
public final class Main {

  private Main() {}

  /** Runs the command and ends the process with its exit status. */
  public static void main(String[] args) {
    Folders folders = Folders.of(System.getProperties(), System.getenv());
    boolean attended = Terminal.system(System.getProperties(), System.getenv()).isAttended();
    PluginScans scans = new PluginScans(folders, attended);
    run(args, folders, scans, scans);
  }

  /** Runs the command on these scans and plugins. */
  static void run(String[] args, Folders folders, ScanOpener scans, PluginReader plugins) {
    Terminal terminal = Terminal.system(System.getProperties(), System.getenv());
    TimeSource time = TimeSource.system();
    Stopping stopping = Stopping.of(Thread.currentThread(), terminal, time);
    stopping.install();
    Surroundings surroundings =
        new Surroundings(
            terminal,
            scans,
            plugins,
            folders,
            new Logging(),
            stopping,
            time,
            ZoneId.systemDefault());
    int status = new CommandRunner(surroundings).run(args);
    terminal.flush();
    stopping.over(status);
    // Not a return: a thread that a plugin has left behind would keep the process alive.
    System.exit(status);
  }
}
