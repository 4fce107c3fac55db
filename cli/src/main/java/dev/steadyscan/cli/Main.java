package dev.steadyscan.cli;

import dev.steadyscan.api.time.TimeSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Properties;

/** The entry of the command. */
public final class Main {

  private Main() {}

  /** Runs the command and ends the process with its exit status. */
  public static void main(String[] args) {
    Properties properties = System.getProperties();
    Map<String, String> environment = System.getenv();
    Terminal terminal = Terminal.system(properties, environment);
    TimeSource time = TimeSource.system();
    Stopping stopping = Stopping.of(Thread.currentThread(), terminal, time);
    stopping.install();
    Folders folders = Folders.of(properties, environment);
    PluginScans scans = new PluginScans(folders);
    Surroundings surroundings =
        new Surroundings(
            terminal, scans, scans, folders, new Logging(), stopping, time, ZoneId.systemDefault());
    int status = new CommandRunner(surroundings).run(args);
    terminal.flush();
    stopping.over(status);
    // Not a return: a thread that a plugin has left behind would keep the process alive.
    System.exit(status);
  }
}
