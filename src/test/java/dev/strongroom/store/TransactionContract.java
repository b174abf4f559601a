package dev.strongroom.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.Bucket;
import dev.strongroom.model.KeyUse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Transactions: all or nothing, one after the other, and there after a restart. */
public abstract class TransactionContract extends MetadataStoreContract {
  private static final AccountId ACCOUNT = Samples.accountId(1);

  @Test
  void givesBackWhatTheWorkGives() {
    assertEquals("written", store.write(tables -> "written"));
    assertEquals("read", store.read(tables -> "read"));
    assertEquals("reserved", store.writeFromReserve(tables -> "reserved"));
  }

  @Test
  void whatWasWrittenIsThereAfterReopening() {
    write(tables -> tables.accounts().insert(Samples.account(1)));
    reopen();
    assertEquals(
        Optional.of(Samples.account(1)), store.read(tables -> tables.accounts().find(ACCOUNT)));
  }

  @Test
  void anExceptionUndoesAllOfTheWorkAndReachesTheCallerAsItIs() {
    IllegalStateException thrown = new IllegalStateException("no");
    IllegalStateException caught =
        assertThrows(
            IllegalStateException.class,
            () ->
                write(tables -> {
                  tables.accounts().insert(Samples.account(1));
                  tables.buckets().insert(Samples.bucket(1, ACCOUNT));
                  throw thrown;
                }));
    assertSame(thrown, caught);
    assertTrue(store.read(tables -> tables.accounts().list("", 10)).isEmpty());
    assertTrue(store.read(tables -> tables.buckets().list(ACCOUNT)).isEmpty());
  }

  @Test
  void anErrorReachesTheCallerAndTheStoreGoesOn() {
    AssertionError thrown = new AssertionError("broken work");
    AssertionError caught =
        assertThrows(
            AssertionError.class,
            () ->
                write(tables -> {
                  throw thrown;
                }));
    assertSame(thrown, caught);
    write(tables -> tables.accounts().insert(Samples.account(1)));
  }

  @Test
  void aDuplicateDoesNotEndTheTransaction() {
    write(tables -> {
      tables.accounts().insert(Samples.account(1));
      assertThrows(DuplicateException.class, () -> tables.accounts().insert(Samples.account(1)));
      tables.accounts().insert(Samples.account(2));
    });
    assertEquals(2, store.read(tables -> tables.accounts().list("", 10)).size());
  }

  @Test
  void workSeesItsOwnWrites() {
    write(tables -> {
      tables.accounts().insert(Samples.account(1));
      assertTrue(tables.accounts().find(ACCOUNT).isPresent());
    });
  }

  @Test
  void writingInsideAReadIsRefused() {
    store.read(tables -> {
      assertThrows(IllegalStateException.class, () -> tables.accounts().insert(Samples.account(1)));
      assertThrows(IllegalStateException.class, () -> tables.accounts().takeKeyNumber(ACCOUNT));
      assertThrows(IllegalStateException.class, () -> tables.fileVersions().takeSequence());
      assertThrows(IllegalStateException.class, () -> tables.serverValues().put("x", new byte[1]));
      return true;
    });
  }

  @Test
  void tablesAreOfNoUseAfterTheirWork() {
    AtomicReference<Tables> kept = new AtomicReference<>();
    write(kept::set);
    assertThrows(IllegalStateException.class, () -> kept.get().accounts().find(ACCOUNT));
    store.read(tables -> {
      kept.set(tables);
      return true;
    });
    assertThrows(IllegalStateException.class, () -> kept.get().accounts().find(ACCOUNT));
  }

  @Test
  void workMustNotBeginAnotherTransaction() {
    assertThrows(IllegalStateException.class, () -> write(tables -> store.write(inner -> true)));
    write(tables -> tables.accounts().insert(Samples.account(1)));
  }

  @Test
  void aReadKeepsItsSnapshotWhileOthersWrite() throws Exception {
    write(tables -> tables.accounts().insert(Samples.account(1)));
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch written = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> later =
          threads.submit(() ->
              store.read(tables -> {
                int before = tables.accounts().list("", 10).size();
                begun.countDown();
                awaitQuietly(written);
                assertEquals(before, tables.accounts().list("", 10).size());
                assertTrue(tables.accounts().find(Samples.accountId(2)).isEmpty());
                return before;
              }));
      begun.await();
      write(tables -> tables.accounts().insert(Samples.account(2)));
      written.countDown();
      assertEquals(1, later.get());
    }
    assertEquals(2, store.read(tables -> tables.accounts().list("", 10)).size());
  }

  @Test
  void aReadSeesEveryWriteAcknowledgedBefore() {
    for (int number = 1; number <= 200; number++) {
      int count = number;
      write(tables -> tables.accounts().insert(Samples.account(count)));
      assertTrue(
          store.read(tables -> tables.accounts().find(Samples.accountId(count))).isPresent());
    }
  }

  /** the read and the write of one transaction are never divided by another one. */
  @Test
  void transactionsAreSerialized() throws Exception {
    int threadCount = 16;
    int rounds = 50;
    write(tables -> {
      tables.accounts().insert(Samples.account(1));
      tables.buckets().insert(Samples.bucket(1, ACCOUNT));
    });
    inParallel(
        threadCount,
        thread -> {
          for (int round = 0; round < rounds; round++) {
            write(tables -> {
              Bucket bucket = tables.buckets().find(Samples.bucketId(1)).orElseThrow();
              tables.buckets().update(withRevision(bucket, bucket.revision() + 1));
            });
          }
        });
    assertEquals(
        Bucket.FIRST_REVISION + (long) threadCount * rounds,
        store.read(tables -> tables.buckets().find(Samples.bucketId(1))).orElseThrow().revision());
  }

  /** Transactions that are committed together must not share their failures. */
  @Test
  void aFailingTransactionHarmsNoOtherOfItsGroup() throws Exception {
    int threadCount = 16;
    int rounds = 40;
    Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
    Set<Integer> refused = ConcurrentHashMap.newKeySet();
    inParallel(
        threadCount,
        thread -> {
          for (int round = 0; round < rounds; round++) {
            int number = 1 + thread * rounds + round;
            try {
              write(tables -> {
                tables.accounts().insert(Samples.account(number));
                if (number % 3 == 0) {
                  throw new IllegalArgumentException("every third fails");
                }
                if (number % 5 == 0) {
                  tables.accounts().insert(Samples.account(number));
                }
              });
              acknowledged.add(number);
            } catch (IllegalArgumentException | DuplicateException expected) {
              refused.add(number);
            }
          }
        });
    reopen();
    Set<AccountId> found =
        store.read(tables -> tables.accounts().list("", threadCount * rounds)).stream()
            .map(account -> account.id())
            .collect(Collectors.toSet());
    assertEquals(acknowledged.stream().map(Samples::accountId).collect(Collectors.toSet()), found);
    Set<Integer> expectedRefusals = new HashSet<>();
    for (int number = 1; number <= threadCount * rounds; number++) {
      if (number % 3 == 0 || number % 5 == 0) {
        expectedRefusals.add(number);
      }
    }
    assertEquals(expectedRefusals, refused);
  }

  @Test
  void theEpochGrowsWithEveryChangeOfAccountKeyOrBucketAndWithNothingElse() {
    ApplicationKeyId key = Samples.key(1, ACCOUNT).id();
    assertGrows(tables -> tables.accounts().insert(Samples.account(1)));
    assertGrows(tables -> tables.accounts().update(Samples.account(1)));
    assertGrows(tables -> tables.applicationKeys().insert(Samples.key(1, ACCOUNT)));
    assertGrows(tables -> tables.applicationKeys().putMaster(Samples.master(ACCOUNT, 1)));
    assertGrows(tables -> tables.buckets().insert(Samples.bucket(1, ACCOUNT)));
    assertGrows(tables -> tables.buckets().update(Samples.bucket(1, ACCOUNT)));
    assertStays(tables -> tables.accounts().takeKeyNumber(ACCOUNT));
    assertStays(
        tables -> tables.applicationKeys().putUse(key, new KeyUse(5, "::1", "b2_list_keys", "")));
    assertStays(
        tables -> tables.fileVersions().insert(Samples.upload(Samples.bucketId(1), "a", 1, 1)));
    assertStays(tables -> tables.serverValues().put("name", new byte[] {1}));
    assertStays(tables -> assertTrue(tables.applicationKeys().find(key).isPresent()));
    assertGrows(tables -> tables.applicationKeys().delete(key));
    assertGrows(tables -> tables.buckets().delete(Samples.bucketId(1)));
    assertStays(tables -> tables.buckets().delete(Samples.bucketId(1)));
  }

  @Test
  void theEpochStaysWhenTheChangeIsUndone() {
    long before = store.accessEpoch();
    assertThrows(
        IllegalStateException.class,
        () ->
            write(tables -> {
              tables.accounts().insert(Samples.account(1));
              throw new IllegalStateException("undone");
            }));
    assertEquals(before, store.accessEpoch());
    assertStays(tables -> tables.serverValues().put("name", new byte[] {1}));
  }

  @Test
  void aClosedStoreTakesNoWork() {
    store.close();
    assertThrows(StorageFailedException.class, () -> store.write(tables -> true));
    assertThrows(StorageFailedException.class, () -> store.read(tables -> true));
    store = open(directory);
  }

  private void assertGrows(java.util.function.Consumer<Tables> work) {
    long before = store.accessEpoch();
    write(work);
    assertTrue(store.accessEpoch() > before, "the epoch did not grow");
  }

  private void assertStays(java.util.function.Consumer<Tables> work) {
    long before = store.accessEpoch();
    write(work);
    assertEquals(before, store.accessEpoch());
    assertNotEquals(0, before);
  }

  private static Bucket withRevision(Bucket bucket, long revision) {
    return new Bucket(
        bucket.id(),
        bucket.accountId(),
        bucket.name(),
        bucket.type(),
        bucket.info(),
        revision,
        bucket.createdAtMillis());
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private static void inParallel(int threadCount, java.util.function.IntConsumer work)
      throws Exception {
    List<Future<?>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int thread = 0; thread < threadCount; thread++) {
        int number = thread;
        running.add(threads.submit(() -> work.accept(number)));
      }
      for (Future<?> each : running) {
        each.get();
      }
    }
  }
}
