package dev.strongroom.cli.settings;

import dev.strongroom.model.Cluster;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options on what is stored, shared by all commands that look at it. */
public final class DataOptions implements Configurable {
  private static final Path STANDARD_DIRECTORY = Path.of("strongroom-data");

  @Option(
      names = "--data",
      paramLabel = "DIRECTORY",
      description = "Where everything is stored. Default: ./strongroom-data; for dev, memory")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--key-encryption-key",
      paramLabel = "FILE",
      description = {
        "The key that seals the secrets of application keys; made on first use.",
        "Default: key-encryption-key in the data directory"
      })
  private Optional<Path> keyEncryptionKey = Optional.empty();

  @Option(
      names = "--cluster",
      paramLabel = "DIGITS",
      description = "Three digits that begin the ids of new keys and files. Default: 000")
  private Cluster cluster = new Cluster("000");

  /** The settings, with the standard directory where none is named. */
  public DataSettings settings() {
    return settingsIn(data.orElse(STANDARD_DIRECTORY));
  }

  /** The settings; empty when no directory is named. */
  public Optional<DataSettings> settingsIfNamed() {
    return data.map(this::settingsIn);
  }

  /** The three digits. */
  public Cluster cluster() {
    return cluster;
  }

  private DataSettings settingsIn(Path directory) {
    return new DataSettings(
        directory, keyEncryptionKey.orElse(directory.resolve("key-encryption-key")), cluster);
  }
}
