package dev.strongroom.maintenance;

import dev.strongroom.store.StorageFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of lines and of files. */
final class Sha256 {
  private static final int BUFFER_LENGTH = 64 * 1024;

  private final MessageDigest digest;

  Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** Adds a line and its line break. */
  void addLine(String line) {
    digest.update((line + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  /** The digest as 64 lower-case hexadecimal digits; nothing can be added after it. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The digest of a file's bytes. */
  static String ofFile(Path file) {
    Sha256 sha256 = new Sha256();
    byte[] buffer = new byte[BUFFER_LENGTH];
    try (InputStream stream = Files.newInputStream(file)) {
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        sha256.digest.update(buffer, 0, read);
      }
    } catch (IOException failure) {
      throw new StorageFailedException("The file " + file + " cannot be read.", failure);
    }
    return sha256.hex();
  }
}
