package dev.steadyscan.cli;

import picocli.CommandLine.Command;

/** The command without a subcommand. */
@Command(
    name = "steadyscan",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Runs a scanner rig through its points and comes back with every picture,",
      "or says which are missing and why."
    },
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Examples:",
      "  steadyscan plan config/demo.conf",
      "  steadyscan run config/demo.conf --output /data/scans",
      "",
      "'steadyscan COMMAND --help' tells more about each."
    })
final class SteadyscanCommand {}
