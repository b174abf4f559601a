package dev.strongroom.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.UsageCounts;
import dev.strongroom.model.UsageKey;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.Samples;
import dev.strongroom.store.UsageTable.Stored;
import dev.strongroom.store.sql.SqliteMetadataStore;
import dev.strongroom.testing.MovableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is stored is known by the hour, and a gap is booked with what was known before it. */
class StoredSamplingTest {
  private static final AccountId ACCOUNT = Samples.accountId(1);
  private static final long TODAY = 20_000;
  private static final int BYTES = 3;
  private static final long WHOLE_DAY = 24 * BYTES;

  @TempDir Path directory;
  private MovableClock clock;
  private MetadataStore store;
  private StoredSampling sampling;

  @BeforeEach
  void open() {
    clock = new MovableClock(Instant.EPOCH.plus(Duration.ofDays(TODAY)));
    store = SqliteMetadataStore.openScratch(directory.resolve("metadata.sqlite"));
    sampling = new StoredSampling(store, clock);
    store.<Integer>write(tables -> {
      tables.accounts().insert(Samples.account(1));
      return 1;
    });
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** Days begin at midnight UTC, and what is stored is known by the hour (sheet 03 §9.3). */
  @Test
  void whatIsStoredIsLookedAtByTheHourAndKeptForThirteenMonths() {
    putBuckets(1);
    sample();
    for (int hour = 0; hour < 30; hour++) {
      clock.advance(Duration.ofHours(1));
      sample();
      sample();
    }
    var days = store.read(tables -> tables.usage().storedByDay(ACCOUNT, TODAY, TODAY + 1));
    assertEquals(72, days.get(TODAY).byteHours());
    assertEquals(18, days.get(TODAY + 1).byteHours());
    assertEquals(3, days.get(TODAY).bytes());
    clock.advance(Duration.ofDays(3));
    sample();
    days = store.read(tables -> tables.usage().storedByDay(ACCOUNT, TODAY, TODAY + 9));
    assertEquals(5, days.size(), "days on which no server ran are there too");
    assertEquals(72, days.get(TODAY + 2).byteHours());
    clock.advance(Duration.ofDays(StoredSampling.KEPT_DAYS));
    sample();
    days = store.read(tables -> tables.usage().storedByDay(ACCOUNT, 0, TODAY + 3));
    assertEquals(Set.of(), days.keySet());
  }

  /** Of more than a month without a look nobody knows what was there; the last hour is known. */
  @Test
  void aGapIsCarriedForThirtyOneDaysAndNoLonger() {
    putBuckets(1);
    sample();
    clock.advance(Duration.ofDays(366));
    sample();
    Map<Long, Stored> days = days();
    assertEquals(StoredTime.CARRIED_DAYS + 2, days.size());
    for (int day = 0; day < StoredTime.CARRIED_DAYS; day++) {
      assertEquals(WHOLE_DAY, days.get(TODAY + day).byteHours());
    }
    assertEquals(BYTES, days.get(TODAY + 365).byteHours(), "the hour before the look");
    assertEquals(BYTES, days.get(TODAY + 366).bytes());
  }

  /** What was uploaded in the gap's last minutes was not there for all of it, nor gone before. */
  @Test
  void aGapHoldsWhatWasSeenBeforeIt() {
    putBuckets(1);
    sample();
    FileVersion second = Samples.upload(Samples.bucketId(1), "another", 2, 2);
    clock.advance(Duration.ofDays(3));
    store.<Integer>write(tables -> {
      tables.fileVersions().insert(second);
      return 1;
    });
    sample();
    assertEquals(WHOLE_DAY, days().get(TODAY + 1).byteHours());
    assertEquals(WHOLE_DAY + BYTES, days().get(TODAY + 2).byteHours());
    assertEquals(2 * BYTES, days().get(TODAY + 3).bytes());
  }

  /** A clock that jumps a year makes no long transaction, and no long run either. */
  @Test
  void aRunIsBoundedAndTheNextOneGoesOn() {
    putBuckets(700);
    assertTrue(sampling.sampleWhenDue());
    clock.advance(Duration.ofDays(366));
    assertFalse(sampling.sampleWhenDue(), "some buckets are left for the next run");
    int booked =
        store.read(tables -> tables.usage().storedByBucket(ACCOUNT, TODAY + 1, TODAY + 1)).size();
    assertTrue(booked > 0 && booked < 700, () -> booked + " buckets were booked in one run");
    StoredSampling afterRestart = new StoredSampling(store, clock);
    clock.advance(Duration.ofMinutes(5));
    int runs = 1;
    while (runs < 10 && !afterRestart.sampleWhenDue()) {
      runs++;
    }
    assertEquals(2, runs);
    assertEquals(700 * WHOLE_DAY, days().get(TODAY + 1).byteHours(), "nothing twice");
  }

  /** The reports of a day wait for a look that knows how the day ended (sheet 03 §9.3). */
  @Test
  void aLookThatBeganInAnEarlierHourIsNotTheOneThatIsDue() {
    putBuckets(700);
    sample();
    clock.advance(Duration.ofDays(366));
    assertFalse(sampling.sampleWhenDue());
    clock.advance(Duration.ofHours(1));
    assertFalse(sampling.sampleWhenDue(), "that look ended, and another is due");
    assertTrue(sampling.sampleWhenDue());
    assertEquals(clock.millis(), sampling.sampledAtMillis().orElseThrow());
  }

  @Test
  void oldDaysAreForgottenAFewRowsAtATime() {
    UsageCounts one = new UsageCounts(1, 0, 0, 0, 0, 0);
    store.<Integer>write(tables -> {
      for (int day = 1; day <= 5; day++) {
        tables.usage().add(new UsageKey(day, ACCOUNT, "", ""), one);
        tables.usage().putStored(ACCOUNT, day, "bucket", new Stored(1, 1, 1));
      }
      return 5;
    });
    assertEquals(3, forget(3));
    assertEquals(2, store.read(tables -> tables.usage().byDay(ACCOUNT, 0, 9)).size());
    assertEquals(5, days().size());
    assertEquals(3, forget(3));
    assertEquals(Set.of(3L, 4L, 5L), days().keySet());
    assertEquals(2, forget(3));
    assertEquals(Set.of(5L), days().keySet());
    assertEquals(0, forget(3));
  }

  private int forget(int mostRows) {
    return store.write(tables -> tables.usage().forget(ACCOUNT, 5, mostRows));
  }

  private void sample() {
    assertTrue(sampling.sampleWhenDue());
  }

  /** What all buckets held, by day. */
  private Map<Long, Stored> days() {
    return store.read(tables -> tables.usage().storedByDay(ACCOUNT, 0, TODAY + 9_999));
  }

  /** Buckets with one file of three bytes each. */
  private void putBuckets(int count) {
    store.<Integer>write(tables -> {
      for (int number = 1; number <= count; number++) {
        tables.buckets().insert(Samples.bucket(number, ACCOUNT));
        tables
            .fileVersions()
            .insert(Samples.upload(Samples.bucketId(number), "three-bytes", number, number));
      }
      return count;
    });
  }
}
