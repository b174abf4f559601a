package dev.strongroom.store;

import dev.strongroom.model.BlobId;
import dev.strongroom.store.disk.DiskBlobStore;
import dev.strongroom.store.sql.SqliteMetadataStore;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.function.Supplier;

/**
 * A process whose system calls are made to fail. It says on standard output what was acknowledged
 * ({@code ok}), refused for want of room ({@code full}) or failed ({@code failed}).
 */
final class FaultVictim {
  private static final int BLOB_LENGTH = 1000;

  private FaultVictim() {}

  /** Takes the directory, {@code metadata} or {@code blobs}, and how many things to store. */
  public static void main(String[] arguments) {
    Path directory = Path.of(arguments[0]);
    int count = Integer.parseInt(arguments[2]);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
    if (arguments[1].equals("metadata")) {
      storeAccounts(directory, count, out);
    } else {
      storeBlobs(directory, count, out);
    }
  }

  private static void storeAccounts(Path directory, int count, PrintStream out) {
    MetadataStore store =
        SqliteMetadataStore.open(directory.resolve("metadata.sqlite"), Reserve.NONE);
    for (int number = 1; number <= count; number++) {
      int account = number;
      tell(
          out,
          () -> {
            store.<Object>write(tables -> {
              tables.accounts().insert(Samples.account(account));
              return tables;
            });
            return String.valueOf(account);
          });
    }
    // Ends without closing, as a process does that is killed.
    Runtime.getRuntime().halt(0);
  }

  private static void storeBlobs(Path directory, int count, PrintStream out) {
    BlobStore blobs =
        DiskBlobStore.open(directory.resolve("blobs"), new SecureRandom(), Reserve.NONE);
    for (int number = 1; number <= count; number++) {
      byte[] bytes = new byte[BLOB_LENGTH];
      tell(
          out,
          () -> {
            try (StagedBlob staged = blobs.stage()) {
              staged.write(bytes, 0, BLOB_LENGTH);
              BlobId id = staged.keep();
              staged.adopted();
              return id.value();
            }
          });
    }
  }

  private static void tell(PrintStream out, Supplier<String> work) {
    try {
      out.println("ok " + work.get());
    } catch (StorageFullException full) {
      out.println("full");
    } catch (StorageFailedException failed) {
      out.println("failed");
    }
  }
}
