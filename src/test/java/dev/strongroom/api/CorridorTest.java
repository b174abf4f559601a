package dev.strongroom.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.strongroom.access.Action;
import dev.strongroom.access.AuditTrail;
import dev.strongroom.access.Grant;
import dev.strongroom.access.KeyRing;
import dev.strongroom.access.KeyUses;
import dev.strongroom.access.Need;
import dev.strongroom.access.Operator;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Rejection;
import dev.strongroom.access.SteadyClock;
import dev.strongroom.access.Target;
import dev.strongroom.model.AccountId;
import dev.strongroom.store.StorageFailedException;
import dev.strongroom.store.sql.SqliteMetadataStore;
import dev.strongroom.testing.AuditLines;
import dev.strongroom.usage.UsageMeter;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A failure to decide is a refusal, at every stop (sheet 06, bad input 99). */
class CorridorTest {
  private static final AccountId ACCOUNT = new AccountId("a11ce0000000");
  private static final Need GOOD = Action.LIST_KEYS.on(new Target.OfAccount(ACCOUNT));

  @TempDir Path directory;
  private final AuditLines audit = new AuditLines();
  private final List<String> stops = new ArrayList<>();
  private SqliteMetadataStore store;
  private InstantSource clock = () -> Instant.EPOCH;
  private Supplier<Grant> grant = () -> Operator.grantFor(ACCOUNT);
  private Supplier<List<Need>> needs = () -> List.of(GOOD);

  @BeforeEach
  void open() {
    store = SqliteMetadataStore.openScratch(directory.resolve("metadata.sqlite"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void whoMeetsTheNeedsGetsThrough() {
    assertEquals(200, answer());
    assertEquals(
        List.of("understand", "route", "authenticate", "read", "needs", "perform", "reply"), stops);
    assertEquals(0, audit.count());
  }

  @Test
  void whoDoesNotMeetThemIsDeniedAndWrittenDown() {
    grant = () -> Grant.NOBODY;
    assertRefused("DeniedException");
    assertEquals("denied", audit.last().get("event"));
    assertEquals("capability", audit.last().get("reason"));
  }

  @Test
  void anExceptionInsideTheDecisionDeniesAndIsWrittenDown() {
    needs = () -> List.of(GOOD, new Need(Action.LIST_KEYS, new Target.OfAccount(null)));
    assertRefused("DeniedException");
    assertEquals("failure", audit.last().get("reason"));
  }

  @Test
  void anOperationWithoutNeedsIsRefused() {
    needs = List::of;
    assertRefused("IllegalStateException");
  }

  @Test
  void needsThatCannotBeStatedRefuse() {
    needs =
        () -> {
          throw new IllegalArgumentException("needs");
        };
    assertRefused("IllegalArgumentException");
  }

  @Test
  void aCredentialThatCannotBeLookedAtRefuses() {
    grant =
        () -> {
          throw new StorageFailedException("the key's row cannot be read");
        };
    assertRefused("StorageFailedException");
    assertFalse(stops.contains("read"), stops::toString);
  }

  @Test
  void aRefusedCredentialIsWrittenDownAndGoesNoFurther() {
    grant =
        () -> {
          throw new Fault(401, "bad_auth_token", "").because(Rejection.of("there is none"));
        };
    assertRefused("Fault");
    assertFalse(stops.contains("read"), stops::toString);
    assertEquals("refused", audit.last().get("event"));
  }

  @Test
  void aClockThatFailsRefuses() {
    clock =
        () -> {
          throw new IllegalStateException("no time");
        };
    assertRefused("IllegalStateException");
    assertEquals(List.of("dress IllegalStateException"), stops);
  }

  /** The denial stays one when it cannot be written down. */
  @Test
  void anAuditLogThatFailsLetsNobodyThrough() {
    audit.failWith(new StorageFailedException("no room"));
    grant = () -> Grant.NOBODY;
    assertRefused("StorageFailedException");
    grant =
        () -> {
          throw new Fault(401, "bad_auth_token", "").because(Rejection.of("there is none"));
        };
    assertRefused("StorageFailedException");
  }

  private void assertRefused(String dressed) {
    stops.clear();
    assertEquals(500, answer());
    assertFalse(stops.contains("perform"), stops::toString);
    assertEquals("dress " + dressed, stops.getLast());
  }

  private int answer() {
    Corridor corridor =
        new Corridor(
            List.of(new TestDoor()),
            new AuditTrail(audit),
            new KeyRing(store, new SteadyClock(() -> Instant.EPOCH, () -> 0, store)),
            new KeyUses(store),
            new UsageMeter(store),
            new RequestLog(clock, () -> 0));
    return corridor
        .answer(
            new Call(
                "id",
                "POST",
                "/",
                "",
                new Headers(List.of()),
                0,
                InputStream.nullInputStream(),
                "::1",
                false))
        .status();
  }

  private record Guest(Grant grant) implements Introduced {}

  private final class TestDoor implements Door<Call, Guest> {
    @Override
    public boolean opensFor(Call call) {
      return true;
    }

    @Override
    public Call understand(Call call) {
      stops.add("understand");
      return call;
    }

    @Override
    public Operation<Guest, ?, ?> route(Call call) {
      stops.add("route");
      return new TestOperation();
    }

    @Override
    public Guest authenticate(Call call, Operation<Guest, ?, ?> operation) {
      stops.add("authenticate");
      return new Guest(grant.get());
    }

    @Override
    public Reply dress(Call call, RuntimeException problem) {
      stops.add("dress " + problem.getClass().getSimpleName());
      return new Reply(500, List.of(), Reply.Bytes.NONE);
    }
  }

  private final class TestOperation implements Operation<Guest, String, String> {
    @Override
    public String name() {
      return "test";
    }

    @Override
    public String read(Guest input) {
      stops.add("read");
      return "request";
    }

    @Override
    public List<Need> needs(String request) {
      stops.add("needs");
      return needs.get();
    }

    @Override
    public String perform(Permit permit, String request) {
      stops.add("perform");
      return "answer";
    }

    @Override
    public Reply reply(Guest input, Permit permit, String answer) {
      stops.add("reply");
      return new Reply(200, List.of(), Reply.Bytes.NONE);
    }
  }
}
