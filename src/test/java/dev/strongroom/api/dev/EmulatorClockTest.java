package dev.strongroom.api.dev;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.FileVersion;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.Samples;
import dev.strongroom.store.sql.SqliteMetadataStore;
import dev.strongroom.usage.StoredSampling;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A test that moves the clock finds the days in between counted with what was stored. */
class EmulatorClockTest {
  private static final AccountId ACCOUNT = Samples.accountId(1);
  private static final long TODAY = 20_000;

  @TempDir Path directory;

  @Test
  void movedByDaysEachDayHoldsWhatWasThere() {
    Instant noon = Instant.EPOCH.plus(Duration.ofDays(TODAY).plusHours(12));
    MovableClock movable = new MovableClock(() -> noon);
    try (MetadataStore store =
        SqliteMetadataStore.openScratch(directory.resolve("metadata.sqlite"))) {
      StoredSampling sampling = new StoredSampling(store, movable);
      EmulatorClock clock = new EmulatorClock(movable, movable, sampling::look);
      sampling.sampleWhenDue();
      store.<Integer>write(tables -> {
        tables.accounts().insert(Samples.account(1));
        tables.buckets().insert(Samples.bucket(1, ACCOUNT));
        return 1;
      });
      put(store, 1);
      ClockState unused = clock.advance(Duration.ofDays(1));
      put(store, 2);
      ClockState unusedToo = clock.advance(Duration.ofDays(3));
      put(store, 3);
      ClockState last = clock.advance(Duration.ofMinutes(30));
      assertEquals(Duration.ofDays(4).plusMinutes(30).toSeconds(), last.advancedSeconds());
      assertEquals(
          List.of(3 * 12L, 3 * 12L + 6 * 12L, 6 * 24L, 6 * 24L, 6 * 12L + 5), byteHours(store));
    }
  }

  private static List<Long> byteHours(MetadataStore store) {
    var days = store.read(tables -> tables.usage().storedByDay(ACCOUNT, TODAY, TODAY + 9));
    return LongStream.range(TODAY, TODAY + days.size())
        .mapToObj(day -> days.get(day).byteHours())
        .toList();
  }

  /** A file of three bytes. */
  private static void put(MetadataStore store, int number) {
    FileVersion file = Samples.upload(Samples.bucketId(1), "file" + number, number, number);
    store.<Integer>write(tables -> {
      tables.fileVersions().insert(file);
      return number;
    });
  }
}
