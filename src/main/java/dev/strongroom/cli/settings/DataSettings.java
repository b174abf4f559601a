package dev.strongroom.cli.settings;

import dev.strongroom.model.Cluster;
import java.nio.file.Path;

/**
 * What is stored.
 *
 * @param directory where
 * @param keyEncryptionKey the file of the key that seals secrets
 * @param cluster the digits that begin new ids
 */
public record DataSettings(Path directory, Path keyEncryptionKey, Cluster cluster) {
  /** The path of the control socket of the server that has the directory. */
  public Path controlSocket() {
    return directory.resolve("control.sock");
  }
}
