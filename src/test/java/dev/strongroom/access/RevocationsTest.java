package dev.strongroom.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.store.RevocationLedger;
import dev.strongroom.store.StorageException;
import dev.strongroom.store.StorageFailedException;
import dev.strongroom.store.StorageFullException;
import dev.strongroom.store.Withdrawal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order in which secrets are taken out of force, and what a failure in between leaves. */
class RevocationsTest {
  private static final ApplicationKeyId ID = new ApplicationKeyId("000a11ce00000000000000001");

  private final List<String> steps = new ArrayList<>();
  private final List<RuntimeException> failures = new ArrayList<>();
  private final Revocations revocations =
      new Revocations(
          new RevocationLedger() {
            @Override
            public void withdraw(Withdrawal withdrawal) {
              throw new AssertionError("nothing is taken from an account here");
            }

            @Override
            public void revoke(ApplicationKeyId id, long generation) {
              if (!failures.isEmpty()) {
                RuntimeException failure = failures.removeFirst();
                steps.add("ledger fails");
                throw failure;
              }
              steps.add("ledger " + id + " " + generation);
            }

            @Override
            public void close() {}
          });

  @Test
  void theLedgerComesFirst() {
    assertEquals("done", revoke());
    assertEquals(List.of("ledger " + ID + " 0", "change"), steps);
  }

  /** The change frees the room that the ledger needs (sheet 06, R-4). */
  @Test
  void onAFullDiskTheChangeComesFirst() {
    failures.add(new StorageFullException("no room"));
    assertEquals("done", revoke());
    assertEquals(List.of("ledger fails", "change", "ledger " + ID + " 0"), steps);
  }

  /** Taking power away is never held up; but it is not called done while it could be undone. */
  @Test
  void aLedgerThatFailsHoldsNothingUpAndIsTold() {
    failures.add(new StorageFailedException("broken"));
    failures.add(new StorageFailedException("broken"));
    assertThrows(StorageException.class, this::revoke);
    assertEquals(List.of("ledger fails", "change", "ledger fails"), steps);
  }

  @Test
  void aChangeThatFailsIsTold() {
    assertThrows(
        StorageFailedException.class, () -> revocations.revoke(ID, 0, RevocationsTest::fail));
  }

  /** Sheet 06, R-18: a crash in between leaves the new secret in force, never none. */
  @Test
  void aNewMasterSecretIsInForceBeforeTheOldIsNoted() {
    assertEquals("done", revocations.replace(ID, 3, this::change));
    assertEquals(List.of("change", "ledger " + ID + " 3"), steps);
  }

  @Test
  void anOldMasterSecretIsNotNotedWhenTheNewOneIsNotInForce() {
    assertThrows(
        StorageFailedException.class, () -> revocations.replace(ID, 3, RevocationsTest::fail));
    assertEquals(List.of(), steps);
  }

  private String revoke() {
    return revocations.revoke(ID, 0, this::change);
  }

  private String change() {
    steps.add("change");
    return "done";
  }

  private static String fail() {
    throw new StorageFailedException("not changed");
  }
}
