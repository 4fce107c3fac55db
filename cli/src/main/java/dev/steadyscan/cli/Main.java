package dev.steadyscan.cli;

/** The entry of the command. */
public final class Main {

  private Main() {}

  /** Runs the command. */
  public static void main(String[] args) {
    String version = Main.class.getPackage().getImplementationVersion();
    System.out.println("steadyscan " + (version == null ? "(unpackaged)" : version));
  }
}
