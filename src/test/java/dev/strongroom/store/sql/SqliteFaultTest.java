package dev.strongroom.store.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.model.AccountId;
import dev.strongroom.store.MemoryDirectory;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.Reserve;
import dev.strongroom.store.Samples;
import dev.strongroom.store.StorageException;
import dev.strongroom.store.StorageFailedException;
import dev.strongroom.store.StorageFullException;
import dev.strongroom.store.sql.FaultyConnections.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Sheet 06, R-3: the storage fails at the n-th call, for every n. What was acknowledged is there
 * after a restart, what was refused for want of room is not, and after a doubt nothing is taken.
 */
class SqliteFaultTest {
  private static final int WRITES = 6;

  @TempDir(factory = MemoryDirectory.class)
  Path directory;

  private record Outcome(Set<Integer> acknowledged, Set<Integer> refused, Set<Integer> inDoubt) {}

  @ParameterizedTest
  @EnumSource(Fault.class)
  void atEveryCallOfWritesInARow(Fault fault) {
    boolean happened = true;
    for (int call = 1; happened; call++) {
      Path file = directory.resolve(fault + "-" + call + ".sqlite");
      FaultyConnections connections =
          new FaultyConnections(new SqliteConnections(file, false), fault);
      Outcome outcome = new Outcome(new HashSet<>(), new HashSet<>(), new HashSet<>());
      try (MetadataStore store = SqliteMetadataStore.open(file, Reserve.NONE, connections)) {
        connections.failAt(call);
        for (int number = 1; number <= WRITES; number++) {
          write(store, number, outcome);
        }
        store.read(tables -> tables.accounts().list("", WRITES));
        happened = connections.happened();
      }
      check(file, outcome, "call " + call);
      assertEquals(
          fault == Fault.FULL && happened ? 1 : 0, outcome.refused().size(), "call " + call);
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void atManyCallsOfWritesInGroups(Fault fault) throws Exception {
    for (int call = 1; call < 100; call += 3) {
      Path file = directory.resolve(fault + "-group-" + call + ".sqlite");
      FaultyConnections connections =
          new FaultyConnections(new SqliteConnections(file, false), fault);
      Outcome outcome =
          new Outcome(
              ConcurrentHashMap.newKeySet(),
              ConcurrentHashMap.newKeySet(),
              ConcurrentHashMap.newKeySet());
      try (MetadataStore store = SqliteMetadataStore.open(file, Reserve.NONE, connections);
          ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        connections.failAt(call);
        List<Future<?>> running = new ArrayList<>();
        for (int number = 1; number <= 30; number++) {
          int account = number;
          running.add(threads.submit(() -> write(store, account, outcome)));
        }
        for (Future<?> each : running) {
          each.get();
        }
      }
      check(file, outcome, "call " + call);
    }
  }

  @Test
  void afterACommitInDoubtNothingIsTakenUntilReopenedAndReadsGoOn() {
    Path file = directory.resolve("metadata.sqlite");
    FaultyConnections connections =
        new FaultyConnections(new SqliteConnections(file, false), Fault.DONE_AND_FAILED);
    try (SqliteMetadataStore store = SqliteMetadataStore.open(file, Reserve.NONE, connections)) {
      store.write(tables -> insert(tables, 1));
      assertTrue(store.upkeep().takesChanges());
      // BEGIN, INSERT, COMMIT: the third one.
      connections.failAt(3);
      assertThrows(StorageFailedException.class, () -> store.write(tables -> insert(tables, 2)));
      assertThrows(StorageFailedException.class, () -> store.write(tables -> insert(tables, 3)));
      assertThrows(
          StorageFailedException.class, () -> store.writeFromReserve(tables -> insert(tables, 4)));
      assertFalse(store.upkeep().takesChanges());
      assertTrue(store.read(tables -> tables.accounts().find(Samples.accountId(1))).isPresent());
    }
    try (MetadataStore store = SqliteMetadataStore.open(file, Reserve.NONE)) {
      store.write(tables -> insert(tables, 5));
      assertTrue(store.read(tables -> tables.accounts().find(Samples.accountId(1))).isPresent());
      assertFalse(store.read(tables -> tables.accounts().find(Samples.accountId(3))).isPresent());
    }
  }

  @Test
  void workThatSwallowsAFailureOfTheStorageIsNotCommitted() {
    Path file = directory.resolve("metadata.sqlite");
    FaultyConnections connections =
        new FaultyConnections(new SqliteConnections(file, false), Fault.FULL);
    try (MetadataStore store = SqliteMetadataStore.open(file, Reserve.NONE, connections)) {
      connections.failAt(3);
      assertThrows(
          StorageFullException.class,
          () ->
              store.write(tables -> {
                insert(tables, 1);
                try {
                  insert(tables, 2);
                } catch (StorageException swallowed) {
                  return false;
                }
                return true;
              }));
      assertTrue(store.read(tables -> tables.accounts().list("", 9)).isEmpty());
    }
  }

  private static void write(MetadataStore store, int number, Outcome outcome) {
    try {
      store.write(tables -> insert(tables, number));
      outcome.acknowledged().add(number);
    } catch (StorageFullException refused) {
      outcome.refused().add(number);
    } catch (StorageFailedException unknown) {
      outcome.inDoubt().add(number);
    }
  }

  private static boolean insert(dev.strongroom.store.Tables tables, int number) {
    tables.accounts().insert(Samples.account(number));
    return true;
  }

  private static void check(Path file, Outcome outcome, String when) {
    try (MetadataStore store = SqliteMetadataStore.open(file, Reserve.NONE)) {
      Set<AccountId> found =
          store.read(tables -> tables.accounts().list("", 100)).stream()
              .map(account -> account.id())
              .collect(Collectors.toSet());
      for (int number : outcome.acknowledged()) {
        assertTrue(found.contains(Samples.accountId(number)), when + ": lost " + number);
      }
      for (int number : outcome.refused()) {
        assertFalse(found.contains(Samples.accountId(number)), when + ": half of " + number);
      }
    }
  }
}
