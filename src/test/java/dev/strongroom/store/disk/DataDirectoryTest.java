package dev.strongroom.store.disk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.store.CannotOpenException;
import dev.strongroom.store.DamagedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The data directory: one process at a time, and refusals that change nothing. */
class DataDirectoryTest {
  @TempDir Path parent;
  private Path root;

  @BeforeEach
  void nameIt() {
    root = parent.resolve("strongroom-data");
  }

  @Test
  void itIsMadeForItsOwnerOnly() throws IOException {
    try (DataDirectory directory = DataDirectory.open(root)) {
      assertTrue(directory.isNew());
      KeyEncryptionKeyFile.createUnlessThere(directory.keyEncryptionKey(), new SecureRandom());
      assertEquals("rwx------", mode(root));
      assertEquals("r--------", mode(directory.keyEncryptionKey()));
    }
  }

  @Test
  void itIsNewUntilItWasEstablished() throws IOException {
    try (DataDirectory directory = DataDirectory.open(root)) {
      fill(directory);
    }
    try (DataDirectory directory = DataDirectory.open(root)) {
      assertTrue(directory.isNew());
      directory.establish();
      assertFalse(directory.isNew());
    }
    try (DataDirectory directory = DataDirectory.open(root)) {
      assertFalse(directory.isNew());
    }
  }

  @Test
  void aSecondProcessIsToldWhoHasIt() {
    try (DataDirectory directory = DataDirectory.open(root)) {
      CannotOpenException refusal =
          assertThrows(CannotOpenException.class, () -> DataDirectory.open(root));
      String holder = "process " + ProcessHandle.current().pid() + ", started at ";
      assertTrue(refusal.getMessage().contains(holder), refusal.getMessage());
    }
    DataDirectory.open(root).close();
  }

  @Test
  void aNewerDirectoryIsRefusedUnharmed() throws IOException {
    establish();
    Files.writeString(root.resolve("format"), "strongroom data format 2\n");
    Map<Path, String> before = contents();
    CannotOpenException refusal =
        assertThrows(CannotOpenException.class, () -> DataDirectory.open(root));
    assertTrue(refusal.getMessage().contains("newer"), refusal.getMessage());
    assertEquals(before, contents());
  }

  @Test
  void aDamagedFormatIsRefusedUnharmed() throws IOException {
    establish();
    for (String format :
        new String[] {"", "strongroom data format 0", "strongroom data format x"}) {
      Files.writeString(root.resolve("format"), format);
      assertThrows(DamagedException.class, () -> DataDirectory.open(root));
    }
  }

  @Test
  void aDirectoryWithOtherThingsIsRefusedUnharmed() throws IOException {
    Files.createDirectories(root);
    Files.writeString(root.resolve("thesis.txt"), "years of work");
    Map<Path, String> before = contents();
    assertThrows(CannotOpenException.class, () -> DataDirectory.open(root));
    assertEquals(before, contents());
  }

  @Test
  void missingMetadataAndMissingBlobsAreRefused() throws IOException {
    establish();
    Files.move(root.resolve("blobs"), root.resolve("away"));
    assertThrows(DamagedException.class, () -> DataDirectory.open(root));
    Files.move(root.resolve("away"), root.resolve("blobs"));
    Files.write(root.resolve("metadata.sqlite"), new byte[0]);
    assertThrows(DamagedException.class, () -> DataDirectory.open(root));
    Files.delete(root.resolve("metadata.sqlite"));
    assertThrows(DamagedException.class, () -> DataDirectory.open(root));
  }

  @Test
  void theKeyEncryptionKeyStaysTheSame() {
    Path file = parent.resolve("key");
    KeyEncryptionKeyFile made = KeyEncryptionKeyFile.createUnlessThere(file, new SecureRandom());
    KeyEncryptionKeyFile again = KeyEncryptionKeyFile.createUnlessThere(file, new SecureRandom());
    assertArrayEquals(made.key(), again.key());
    assertEquals(made.id(), again.id());
    assertEquals(KeyEncryptionKeyFile.KEY_LENGTH, made.key().length);
  }

  @Test
  void aMissingKeyEncryptionKeyIsRefusedWithASentence() {
    CannotOpenException refusal =
        assertThrows(
            CannotOpenException.class, () -> KeyEncryptionKeyFile.read(parent.resolve("key")));
    assertTrue(refusal.getMessage().contains("missing"), refusal.getMessage());
  }

  @Test
  void aDamagedKeyEncryptionKeyIsRefusedWithoutShowingIt() throws IOException {
    Path file = parent.resolve("key");
    KeyEncryptionKeyFile.createUnlessThere(file, new SecureRandom());
    String line = Files.readString(file);
    String key = line.strip().substring(line.lastIndexOf(':') + 1);
    String flipped = (key.charAt(0) == '0' ? "1" : "0") + key.substring(1);
    Files.delete(file);
    Files.writeString(file, line.replace(key, flipped));
    DamagedException refusal =
        assertThrows(DamagedException.class, () -> KeyEncryptionKeyFile.read(file));
    assertFalse(refusal.getMessage().contains(flipped), "the key is in the message");
  }

  private void establish() throws IOException {
    try (DataDirectory directory = DataDirectory.open(root)) {
      fill(directory);
      directory.establish();
    }
  }

  private static void fill(DataDirectory directory) throws IOException {
    Files.writeString(directory.metadata(), "rows");
    Files.createDirectories(directory.blobs());
  }

  private Map<Path, String> contents() throws IOException {
    Map<Path, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.toList()) {
        contents.put(file, Files.isDirectory(file) ? "" : Files.readString(file));
      }
    }
    return contents;
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
