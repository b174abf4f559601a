package dev.strongroom.cli;

import picocli.CommandLine.Command;

/** {@code strongroom}, which does nothing without a command. */
@Command(
    name = "strongroom",
    description = "A storage server compatible with Backblaze B2, built around application keys.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Every option of a server can also be given by the environment or by a TOML file: --api-url",
      "is STRONGROOM_API_URL there, and api-url here. The command line comes first, then the",
      "environment, then the file.",
      "",
      "Exit codes: 0 done; 1 refused; 2 wrong use; 3 the data directory cannot be used; 4 an",
      "address cannot be listened on; 70 a mistake in this program."
    })
final class RootCommand {}
