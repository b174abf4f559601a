package dev.strongroom.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.access.Decision.Allowed;
import dev.strongroom.access.Decision.Denied;
import dev.strongroom.access.Decision.Reason;
import dev.strongroom.access.SmallWorld.What;
import dev.strongroom.access.SmallWorld.Who;
import dev.strongroom.model.Capabilities;
import dev.strongroom.model.Capability;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every decision of a small world against the oracle, which is written from the sheets (sheet 01 §3
 * and sheet 02).
 */
class AuthorizerTest {
  @Test
  void theTableAndTheOracleKnowTheSameActions() {
    Set<String> ours = Action.table().stream().map(Action::description).collect(Collectors.toSet());
    Set<String> theirs =
        OracleRow.all().stream().map(OracleRow::action).collect(Collectors.toSet());
    assertEquals(theirs, ours);
    assertEquals(Action.table().size(), ours.size(), "two actions are described alike");
  }

  @Test
  void everyRowOfAnActionSaysTheSame() {
    for (OracleRow row : OracleRow.all()) {
      OracleRow first =
          OracleRow.oneForEachAction().stream()
              .filter(one -> one.action().equals(row.action()))
              .findFirst()
              .orElseThrow();
      assertEquals(first.capabilities(), row.capabilities(), row::action);
      assertEquals(first.target(), row.target(), row::action);
      assertEquals(first.exception(), row.exception(), row::action);
    }
  }

  @Test
  void theTableNamesTheCapabilitiesOfTheSheets() {
    for (OracleRow row : OracleRow.oneForEachAction()) {
      assertEquals(row.capabilities(), Set.copyOf(action(row).sufficient().list()), row::action);
    }
  }

  @Test
  void theTableNamesTheExceptionsOfTheSheets() {
    for (OracleRow row : OracleRow.oneForEachAction()) {
      String word = row.exception().equals("plain") ? "" : row.exception();
      assertEquals(word, action(row).exception(), row::action);
    }
  }

  /** Sheet 01 §3.1: readBuckets and writeKeys, say, are not there for nothing. */
  @Test
  void everyCapabilityIsGoodForSomething() {
    Set<Capability> used = new HashSet<>();
    OracleRow.all().forEach(row -> used.addAll(row.capabilities()));
    assertEquals(Set.of(Capability.values()), used);
  }

  @TestFactory
  List<DynamicTest> everyDecisionIsTheOracles() {
    return OracleRow.oneForEachAction().stream()
        .map(row -> DynamicTest.dynamicTest(row.action(), () -> compare(row)))
        .toList();
  }

  /** Each of the thirty capabilities alone is enough, or of no use at all. */
  @Test
  void noOtherCapabilityHelps() {
    for (OracleRow row : OracleRow.oneForEachAction()) {
      What what = SmallWorld.everything(row.target()).getFirst();
      for (Capability capability : Capability.values()) {
        Grant grant =
            Grant.of(SmallWorld.keyOf(SmallWorld.ALICE, Capabilities.of(capability), "all"));
        boolean allowed = decide(grant, row, what) instanceof Allowed;
        boolean expected =
            row.capabilities().contains(capability)
                || row.exception().equals("bearer")
                || row.exception().equals("anyone");
        assertEquals(expected, allowed, () -> row.action() + " with " + capability.wireName());
      }
    }
  }

  @Test
  void anOperationWithoutNeedsIsNeverDecided() {
    assertThrows(
        IllegalStateException.class,
        () -> Authorizer.decide(Grant.NOBODY, List.of(), SmallWorld.OCCASION));
  }

  @Test
  void oneUnmetNeedAmongMetOnesDenies() {
    Grant grant =
        Grant.of(SmallWorld.keyOf(SmallWorld.ALICE, Capabilities.of(Capability.LIST_KEYS), "all"));
    Target.OfAccount account = new Target.OfAccount(SmallWorld.ALICE);
    Need met = Action.LIST_KEYS.on(account);
    Need unmet = Action.CREATE_KEY.on(account);
    for (List<Need> needs : List.of(List.of(met, unmet), List.of(unmet, met))) {
      Decision decision = Authorizer.decide(grant, needs, SmallWorld.OCCASION);
      Denied denied = (Denied) decision;
      assertEquals(unmet, denied.unmet());
      assertEquals(Reason.CAPABILITY, denied.reason());
    }
  }

  private static void compare(OracleRow row) {
    List<What> everything = SmallWorld.everything(row.target());
    AtomicLong compared = new AtomicLong();
    SmallWorld.everybody(
        capabilitySets(row),
        who -> {
          for (What what : everything) {
            Optional<Reason> expected = expected(row, who, what);
            Optional<Reason> actual = reason(decide(who.grant(), row, what));
            if (!expected.equals(actual)) {
              assertEquals(expected, actual, () -> row.action() + ": " + who + " asks " + what);
            }
            compared.incrementAndGet();
          }
        });
    assertTrue(compared.get() > 100L * everything.size(), "hardly anything was compared");
  }

  /** The sheets' answer: each dimension by its table, in the order in which reasons are given. */
  private static Optional<Reason> expected(OracleRow row, Who who, What what) {
    boolean plainlyAsked = what.headers() == null || what.headers().isEmpty();
    if (row.exception().equals("open") && what.isPublic() && plainlyAsked) {
      return Optional.empty();
    }
    if (who.untilMillis() <= SmallWorld.NOW_MILLIS) {
      return Optional.of(Reason.EXPIRED);
    }
    boolean power =
        switch (row.exception()) {
          case "operator" -> who.standing().equals("operator");
          case "person", "owner" -> isOneOf(who, "person", "admin", "operator");
          case "confirmed" -> isOneOf(who, "person", "admin", "manager", "operator");
          case "partner", "manager" -> isOneOf(who, "partner", "admin", "operator");
          case "bearer" -> who.account().isPresent();
          case "anyone" -> true;
          default -> row.capabilities().stream().anyMatch(who.capabilities()::contains);
        };
    if (!power) {
      return Optional.of(Reason.CAPABILITY);
    }
    if (Set.of("confirmed", "owner").contains(row.exception())
        && Set.of("person", "admin", "manager").contains(who.standing())) {
      return Optional.of(Reason.CONFIRMATION);
    }
    if (what.owner().isPresent() && !what.owner().equals(who.account())) {
      return Optional.of(Reason.OWNER);
    }
    if (row.exception().equals("manager") && isUnmanaged(what.target())) {
      return Optional.of(Reason.UNMANAGED);
    }
    if (row.exception().equals("narrowed") || row.exception().equals("bearer")) {
      return Optional.empty();
    }
    if (what.bucket() != null && !ReachOracle.BUCKETS.allows(who.buckets(), what.bucket())) {
      return Optional.of(Reason.BUCKET);
    }
    if (what.name() != null && !ReachOracle.PREFIXES.allows(who.prefix(), what.name())) {
      return Optional.of(Reason.PREFIX);
    }
    if (what.headers() != null && !ReachOracle.HEADERS.allows(who.headers(), what.headers())) {
      return Optional.of(Reason.HEADERS);
    }
    return Optional.empty();
  }

  /** Whether somebody is one of these, confirmed or not. */
  private static boolean isOneOf(Who who, String... standings) {
    return List.of(standings).contains(who.standing().replaceFirst("^confirmed ", ""));
  }

  private static boolean isUnmanaged(Target target) {
    Target.OfGroup group =
        target instanceof Target.OfMember member ? member.group() : (Target.OfGroup) target;
    return group.asked().equals("3");
  }

  /** None, all, each that suffices alone, and all but those that suffice. */
  private static List<Capabilities> capabilitySets(OracleRow row) {
    List<Capabilities> sets = new ArrayList<>();
    sets.add(Capabilities.NONE);
    sets.add(Capabilities.ALL);
    sets.add(SmallWorld.without(Capabilities.ALL, row.capabilities()));
    row.capabilities().forEach(capability -> sets.add(Capabilities.of(capability)));
    return sets;
  }

  private static Decision decide(Grant grant, OracleRow row, What what) {
    return Authorizer.decide(
        grant, List.of(new Need(action(row), what.target())), SmallWorld.OCCASION);
  }

  private static Optional<Reason> reason(Decision decision) {
    return switch (decision) {
      case Allowed allowed -> Optional.empty();
      case Denied denied -> Optional.of(denied.reason());
    };
  }

  private static Action<?> action(OracleRow row) {
    return Action.table().stream()
        .filter(action -> action.description().equals(row.action()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no action " + row.action()));
  }
}
