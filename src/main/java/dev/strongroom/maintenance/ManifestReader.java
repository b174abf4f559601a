package dev.strongroom.maintenance;

import dev.strongroom.model.BlobId;
import dev.strongroom.store.CannotOpenException;
import dev.strongroom.store.DamagedException;
import dev.strongroom.store.StorageFailedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads a manifest: its head, a line for each blob, and its end with the checksum of the rest. */
final class ManifestReader {
  private final Path file;
  private final BufferedReader lines;
  private final Sha256 sha256 = new Sha256();

  private ManifestReader(Path file, BufferedReader lines) {
    this.file = file;
    this.lines = lines;
  }

  /**
   * Reads the manifest of a backup to its end.
   *
   * @param blobs told of every blob; what it was told counts only if this returns
   * @throws CannotOpenException when there is none, or it is of another format
   * @throws DamagedException when it is not whole
   */
  static Manifest read(Path file, Consumer<BlobUse> blobs) {
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
      return new ManifestReader(file, lines).read(blobs);
    } catch (NoSuchFileException missing) {
      throw new CannotOpenException(
          "There is no " + file + ": this is no backup, or one that was not finished.", missing);
    } catch (IOException failure) {
      throw new StorageFailedException("The manifest " + file + " cannot be read.", failure);
    }
  }

  private Manifest read(Consumer<BlobUse> blobs) throws IOException {
    String first = next();
    if (!first.equals(Manifest.FIRST_LINE)) {
      throw new CannotOpenException(
          "The manifest " + file + " is of a format that this program does not know: " + first);
    }
    sha256.addLine(first);
    try {
      long createdAtMillis = Long.parseLong(head(Manifest.CREATED));
      String key = head(Manifest.KEY);
      String line = next();
      for (; line.startsWith(Manifest.BLOB); line = next()) {
        sha256.addLine(line);
        String[] fields = after(Manifest.BLOB, line).split(" ", -1);
        blobs.accept(new BlobUse(new BlobId(fields[0]), Long.parseLong(fields[1])));
      }
      sha256.addLine(line);
      String metadata = after(Manifest.METADATA, line);
      if (!after(Manifest.END, next()).equals(sha256.hex())) {
        throw damaged();
      }
      return new Manifest(createdAtMillis, key, metadata);
    } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
      throw damaged();
    }
  }

  private String head(String beginning) throws IOException {
    String line = next();
    sha256.addLine(line);
    return after(beginning, line);
  }

  private String next() throws IOException {
    String line = lines.readLine();
    if (line == null) {
      throw damaged();
    }
    return line;
  }

  private String after(String beginning, String line) {
    if (!line.startsWith(beginning)) {
      throw damaged();
    }
    return line.substring(beginning.length());
  }

  private DamagedException damaged() {
    return new DamagedException("The manifest " + file + " is damaged; use another backup.");
  }
}
