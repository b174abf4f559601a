package dev.strongroom.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.maintenance.Damage;
import dev.strongroom.maintenance.OrphanSweep;
import dev.strongroom.maintenance.Scrub;
import dev.strongroom.maintenance.ScrubReport;
import dev.strongroom.maintenance.SweepReport;
import dev.strongroom.store.BlobStore;
import dev.strongroom.store.MemoryDirectory;
import dev.strongroom.store.Reserve;
import dev.strongroom.store.disk.DiskBlobStore;
import dev.strongroom.store.sql.SqliteMetadataStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sheet 06, R-1: the real process is killed under mixed load. No acknowledged write is lost, none
 * is half visible, no deleted key revives. {@code -Dstrongroom.crash.cycles} and {@code
 * -Dstrongroom.crash.seed} change how often and how.
 */
class CrashTest {
  private static final int WRITERS = 4;
  private static final int LONGEST_LOAD_MILLIS = 400;

  @TempDir(factory = MemoryDirectory.class)
  Path directory;

  private final int cycles = Integer.getInteger("strongroom.crash.cycles", 50);
  private final long seed = Long.getLong("strongroom.crash.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final Inspection inspection = new Inspection();
  private final List<Journal> journals = new ArrayList<>();
  private final List<Writer> writers = new ArrayList<>();
  private long slowestStartMillis;

  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void nothingAcknowledgedIsLostWhenTheServerIsKilled() throws Exception {
    System.out.println("R-1: " + cycles + " cycles, seed " + seed);
    try (CrashServer server = CrashServer.start(directory)) {
      CrashClient client = server.newMaster();
      String bucketId = begin(client);
      for (int cycle = 1; cycle <= cycles; cycle++) {
        killUnderLoad(server, client);
        slowestStartMillis = Math.max(slowestStartMillis, server.restart());
        client = client.at(server.url());
        compare(client, bucketId, cycle);
      }
      inspection.forget();
      compare(client, bucketId, cycles);
      server.stop();
    }
    checkStores();
    long acknowledged = journals.stream().mapToLong(Journal::acknowledged).sum();
    System.out.println(
        "R-1: " + acknowledged + " acknowledged, slowest start " + slowestStartMillis + " ms");
    assertTrue(acknowledged > 5L * cycles, "there was hardly any load");
  }

  private String begin(CrashClient client) throws Exception {
    String bucketId =
        client
            .call(
                "b2_create_bucket",
                "{\"accountId\":\"%s\",\"bucketName\":\"crash-test\",\"bucketType\":\"allPrivate\"}"
                    .formatted(client.accountId()))
            .text("bucketId");
    for (int number = 0; number < WRITERS; number++) {
      Journal journal = new Journal();
      journals.add(journal);
      writers.add(new Writer(number, bucketId, journal, new Random(random.nextLong()), client));
    }
    return bucketId;
  }

  private void killUnderLoad(CrashServer server, CrashClient client) throws Exception {
    List<Future<?>> working = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Writer writer : writers) {
        working.add(threads.submit(() -> writer.work(client)));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1 + random.nextInt(LONGEST_LOAD_MILLIS)));
      server.kill();
      for (Future<?> each : working) {
        Object unused = each.get();
      }
    }
  }

  private void compare(CrashClient client, String bucketId, int cycle) throws Exception {
    for (int number = 0; number < WRITERS; number++) {
      try {
        inspection.compare(client, bucketId, number, journals.get(number));
      } catch (AssertionError difference) {
        throw new AssertionError(
            "writer " + number + ", cycle " + cycle + ", seed " + seed, difference);
      }
    }
  }

  /** Orphans of unfinished uploads are all that is left behind, and the sweep takes them. */
  private void checkStores() {
    Path data = directory.resolve("strongroom-data");
    try (SqliteMetadataStore metadata =
            SqliteMetadataStore.open(data.resolve("metadata.sqlite"), Reserve.NONE);
        BlobStore blobs = DiskBlobStore.open(data.resolve("blobs"), random, Reserve.NONE)) {
      OrphanSweep sweep = new OrphanSweep(metadata, blobs);
      SweepReport swept = sweep.run(Long.MAX_VALUE);
      assertEquals(0, sweep.run(Long.MAX_VALUE).blobsDropped());
      List<Damage> damages = new ArrayList<>();
      ScrubReport report =
          new Scrub(metadata, metadata.upkeep(), blobs, InstantSource.fixed(Instant.EPOCH))
              .run(damages::add);
      assertTrue(report.isClean(), () -> "seed " + seed + ": " + report + damages);
      System.out.println("R-1: " + swept + ", " + report);
    }
  }
}
