package dev.strongroom.store.disk;

import dev.strongroom.store.CannotOpenException;
import dev.strongroom.store.DamagedException;
import dev.strongroom.store.StorageFailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * The directory that everything is kept in: its layout, its format and its lock. It is new until
 * {@link #establish} was called once; from then on, what is missing in it was lost.
 */
public final class DataDirectory implements AutoCloseable {
  private static final int FORMAT = 1;
  private static final String FORMAT_WORDS = "strongroom data format ";
  private static final String FORMAT_FILE = "format";
  private static final String LOCK_FILE = "lock";
  private static final String KEY_FILE = "key-encryption-key";
  private static final String METADATA_FILE = "metadata.sqlite";
  private static final String LEDGER_FILE = "revocations.log";
  private static final String AUDIT_FILE = "audit.jsonl";
  private static final String BALLAST_FILE = "ballast";
  private static final String UNFINISHED_RESTORE = "unfinished-restore.sqlite";
  private static final String BLOB_DIRECTORY = "blobs";

  /** What may lie in a directory whose making was broken off. */
  private static final Set<String> OURS =
      Set.of(
          LOCK_FILE,
          KEY_FILE,
          METADATA_FILE,
          LEDGER_FILE,
          AUDIT_FILE,
          BALLAST_FILE,
          BLOB_DIRECTORY);

  private final Path root;
  private final DirectoryLock lock;
  private boolean established;

  private DataDirectory(Path root, DirectoryLock lock, boolean established) {
    this.root = root;
    this.lock = lock;
    this.established = established;
  }

  /**
   * Opens the directory, or makes it, for this process alone.
   *
   * @throws CannotOpenException when another process has it, a newer program made it, or it holds
   *     something else; nothing was changed
   * @throws DamagedException when its metadata is missing
   * @throws StorageFailedException when it cannot be read or written
   */
  public static DataDirectory open(Path root) {
    return open(root, "");
  }

  /** As {@link #open}, also when a restore into it was broken off, for the next restore. */
  public static DataDirectory openForRestore(Path root) {
    return open(root, UNFINISHED_RESTORE);
  }

  private static DataDirectory open(Path root, String alsoOurs) {
    try {
      boolean established = Files.exists(root.resolve(FORMAT_FILE));
      if (established) {
        checkFormat(root);
      } else {
        DataFiles.createDirectory(root);
        checkOnlyOurs(root, alsoOurs);
      }
      DirectoryLock lock = DirectoryLock.take(root, root.resolve(LOCK_FILE));
      try {
        DataDirectory directory = new DataDirectory(root, lock, established);
        if (established) {
          directory.checkNothingIsMissing();
        }
        return directory;
      } catch (IOException | RuntimeException failure) {
        lock.close();
        throw failure;
      }
    } catch (IOException failure) {
      throw new StorageFailedException(
          "The data directory " + root + " cannot be used: " + failure.getMessage(), failure);
    }
  }

  /** Says whether nothing of value is in it yet, so that what is missing may be made. */
  public boolean isNew() {
    return !established;
  }

  /** Everything was made: from now on, what is missing was lost. Survives a power cut. */
  public void establish() {
    if (established) {
      return;
    }
    byte[] format = (FORMAT_WORDS + FORMAT + "\n").getBytes(StandardCharsets.US_ASCII);
    try {
      DataFiles.writeWhole(root.resolve(FORMAT_FILE), format, "rw-------");
    } catch (IOException failure) {
      throw new StorageFailedException("The data directory could not be completed.", failure);
    }
    established = true;
  }

  /** The metadata's file. */
  public Path metadata() {
    return root.resolve(METADATA_FILE);
  }

  /** The directory of blobs. */
  public Path blobs() {
    return root.resolve(BLOB_DIRECTORY);
  }

  /** The audit log's file. */
  public Path auditLog() {
    return root.resolve(AUDIT_FILE);
  }

  /** The revocation ledger's file. */
  public Path revocationLedger() {
    return root.resolve(LEDGER_FILE);
  }

  /** Where the key-encryption key is, unless the operator keeps it elsewhere. */
  public Path keyEncryptionKey() {
    return root.resolve(KEY_FILE);
  }

  /** The reserve's file. */
  public Path ballast() {
    return root.resolve(BALLAST_FILE);
  }

  /** Lets other processes have it. */
  @Override
  public void close() {
    lock.close();
  }

  private static void checkFormat(Path root) throws IOException {
    String text = Files.readString(root.resolve(FORMAT_FILE), StandardCharsets.ISO_8859_1).strip();
    String number = text.startsWith(FORMAT_WORDS) ? text.substring(FORMAT_WORDS.length()) : "";
    if (!number.matches("[1-9][0-9]{0,8}")) {
      throw new DamagedException(
          "The file " + root.resolve(FORMAT_FILE) + " is not that of a Strongroom data directory.");
    }
    if (Integer.parseInt(number) > FORMAT) {
      throw new CannotOpenException(
          "The data directory "
              + root
              + " was made by a newer Strongroom (format "
              + number
              + "; this program knows up to "
              + FORMAT
              + "). Use the newer program; nothing was changed.");
    }
  }

  private static void checkOnlyOurs(Path root, String alsoOurs) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        boolean ours =
            OURS.contains(name)
                || name.startsWith(METADATA_FILE)
                || name.endsWith(".unfinished")
                || (!alsoOurs.isEmpty() && name.startsWith(alsoOurs));
        if (!ours && name.startsWith(UNFINISHED_RESTORE)) {
          throw new CannotOpenException(
              "The directory "
                  + root
                  + " holds a restore that was broken off. Restore into it again; nothing was"
                  + " changed.");
        }
        if (!ours) {
          throw new CannotOpenException(
              "The directory "
                  + root
                  + " is no Strongroom data directory and not empty: it has \""
                  + name
                  + "\". Choose another directory; nothing was changed.");
        }
      }
    }
  }

  private void checkNothingIsMissing() throws IOException {
    if (!Files.exists(metadata()) || Files.size(metadata()) == 0) {
      throw new DamagedException(
          "The metadata "
              + metadata()
              + " is missing or empty. Restore a backup; a new server would know none of the keys"
              + " and files.");
    }
    if (!Files.isDirectory(blobs())) {
      throw new DamagedException(
          "The blobs " + blobs() + " are missing. Put them back, or restore a backup.");
    }
  }
}
