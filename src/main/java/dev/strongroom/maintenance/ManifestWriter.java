package dev.strongroom.maintenance;

import dev.strongroom.store.StorageFailedException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a manifest. It appears under its name only when it is finished, so a backup that was
 * broken off has none.
 */
final class ManifestWriter implements AutoCloseable {
  private final Path file;
  private final Path unfinished;
  private final FileChannel channel;
  private final BufferedWriter lines;
  private final Sha256 sha256 = new Sha256();

  ManifestWriter(Path file, long createdAtMillis, String keyEncryptionKeyId) throws IOException {
    this.file = file;
    this.unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    this.channel =
        FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    this.lines = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.US_ASCII));
    line(Manifest.FIRST_LINE);
    line(Manifest.CREATED + createdAtMillis);
    line(Manifest.KEY + keyEncryptionKeyId);
  }

  /** Adds a blob. */
  void blob(BlobUse blob) {
    try {
      line(Manifest.BLOB + blob.id() + " " + blob.length());
    } catch (IOException failure) {
      throw new StorageFailedException("The manifest cannot be written.", failure);
    }
  }

  /** Ends the list; it survives a power cut when this returns. */
  void finish(String metadataSha256) throws IOException {
    line(Manifest.METADATA + metadataSha256);
    lines.write(Manifest.END + sha256.hex() + "\n");
    lines.flush();
    channel.force(true);
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    Directories.force(file);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void line(String line) throws IOException {
    sha256.addLine(line);
    lines.write(line);
    lines.write('\n');
  }
}
