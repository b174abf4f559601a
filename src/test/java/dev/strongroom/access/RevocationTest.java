package dev.strongroom.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.Refusal;
import dev.strongroom.store.Tables;
import dev.strongroom.testing.WatchedStore;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sheet 06, R-10: after a key's deletion was acknowledged nothing of it works, however many look it
 * up at that moment. 10,000 trials, 0 successes.
 */
class RevocationTest {
  private static final int TRIALS = 10_000;

  @TempDir Path directory;
  private WatchedStore store;
  private Heart heart;

  /** The trial that is going on; {@code deleted} once its deletion has been acknowledged. */
  private record Trial(
      ApplicationKeyId key, String secret, String[] tokens, AtomicBoolean deleted) {}

  private volatile Trial current;
  private final AtomicLong survivals = new AtomicLong();
  private final AtomicLong successes = new AtomicLong();

  @BeforeEach
  void open() {
    heart =
        Heart.in(
            directory,
            real -> {
              store = new WatchedStore(real);
              return store;
            });
  }

  @AfterEach
  void close() {
    heart.close();
  }

  @Test
  void nothingSucceedsAfterTheDeletionReturned() throws Exception {
    current = newTrial(1);
    AtomicBoolean over = new AtomicBoolean();
    try (ExecutorService others = Executors.newFixedThreadPool(2)) {
      List<Future<?>> lookers =
          List.of(others.submit(() -> lookUntil(over)), others.submit(() -> lookUntil(over)));
      for (int number = 1; number <= TRIALS; number++) {
        Trial trial = newTrial(number);
        current = trial;
        useOnce(trial);
        assertTrue(heart.delete(number));
        trial.deleted.set(true);
        useOnce(trial);
        useOnce(trial);
      }
      over.set(true);
      for (Future<?> looker : lookers) {
        looker.get();
      }
    }
    assertEquals(0, survivals.get(), "uses that worked after the deletion returned");
    assertTrue(successes.get() > TRIALS, "hardly any use came before a deletion");
  }

  /**
   * The narrowest race, forced: a row is read, the key is deleted and the deletion acknowledged,
   * and only then does the reader remember the row.
   */
  @Test
  void aRowThatWasReadBeforeADeletionIsNotRememberedPastIt() {
    heart.addKey(1);
    String token = heart.accountToken(Heart.id(1));
    heart.addKey(2);
    store.afterNextRead(() -> assertTrue(heart.delete(1)));
    assertInstanceOf(Redemption.Redeemed.class, heart.tokens.redeemAccountToken(token));
    assertInstanceOf(Redemption.Bad.class, heart.tokens.redeemAccountToken(token));
  }

  /** Long work asks again: what a key has begun it does not finish after its deletion. */
  @Test
  void aPermitOfADeletedKeyIsNotAliveAnyMore() {
    heart.addKey(1);
    Permit permit =
        heart.permit(Heart.id(1), Action.LIST_KEYS.on(new Target.OfAccount(Heart.ALICE)));
    heart.keyRing.requireAlive(permit);
    heart.delete(1);
    assertDead(permit);
    heart.addKey(1);
    assertDead(permit);
  }

  private void assertDead(Permit permit) {
    Refusal refusal = assertThrows(Refusal.class, () -> heart.keyRing.requireAlive(permit));
    assertEquals(Refusal.Kind.CREDENTIAL_REVOKED, refusal.kind());
    assertThrows(
        Refusal.class,
        () ->
            heart.store.read((Tables tables) -> {
              KeyRing.requireAlive(tables, permit);
              return permit;
            }));
  }

  private Trial newTrial(int number) {
    if (number > 1 || current == null) {
      String secret = heart.addKey(number);
      ApplicationKeyId key = Heart.id(number);
      String[] tokens = new String[TokenKind.values().length];
      for (TokenKind kind : TokenKind.values()) {
        tokens[kind.ordinal()] = TokenShop.issue(heart, kind, key);
      }
      return new Trial(key, secret, tokens, new AtomicBoolean());
    }
    return current;
  }

  private void lookUntil(AtomicBoolean over) {
    while (!over.get()) {
      useOnce(current);
    }
  }

  /** A use counts as a survival when it began after the deletion had returned. */
  private void useOnce(Trial trial) {
    boolean dead = trial.deleted.get();
    AtomicLong counter = dead ? survivals : successes;
    for (TokenKind kind : TokenKind.values()) {
      String token = trial.tokens[kind.ordinal()];
      if (TokenShop.redeem(heart, kind, token) instanceof Redemption.Redeemed) {
        counter.incrementAndGet();
      }
    }
    if (heart.keyRing.login(trial.key.value(), trial.secret) instanceof Login.Succeeded) {
      counter.incrementAndGet();
    }
  }
}
