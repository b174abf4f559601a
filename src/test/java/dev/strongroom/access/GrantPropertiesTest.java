package dev.strongroom.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.access.Decision.Allowed;
import dev.strongroom.access.Decision.Denied;
import dev.strongroom.access.SmallWorld.What;
import dev.strongroom.model.BucketScope;
import dev.strongroom.model.Capabilities;
import dev.strongroom.model.Capability;
import dev.strongroom.model.ContentHeader;
import dev.strongroom.model.NamePrefix;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every grant and every way to narrow it. */
class GrantPropertiesTest {
  private static final List<String> KINDS =
      List.of("server", "account", "key", "bucket", "files", "download");

  /** One way to narrow a grant. */
  record Narrowing(String said, UnaryOperator<Grant> step) {
    @Override
    public String toString() {
      return said;
    }
  }

  @Property(tries = 2000)
  void narrowingNeverWidensAnyDimension(
      @ForAll("grants") Grant parent, @ForAll("narrowings") List<Narrowing> narrowings) {
    Grant child = narrowed(parent, narrowings);
    assertEquals(parent.account(), child.account());
    assertEquals(parent.keyId(), child.keyId());
    assertEquals(parent.bearer(), child.bearer());
    assertEquals(child.capabilities(), child.capabilities().intersection(parent.capabilities()));
    assertTrue(child.untilMillis() <= parent.untilMillis());
    assertTrue(parent.namePrefix().covers(child.namePrefix().value()));
    assertTrue(isWithin(child.buckets(), parent.buckets()));
    parent
        .fixedHeaders()
        .ifPresent(fixed -> assertEquals(Optional.of(fixed), child.fixedHeaders()));
  }

  @Property(tries = 500)
  void whatANarrowedGrantMayItsParentMay(
      @ForAll("grants") Grant parent,
      @ForAll("narrowings") List<Narrowing> narrowings,
      @ForAll("actions") Action<?> action) {
    Grant child = narrowed(parent, narrowings);
    for (String kind : KINDS) {
      for (What what : SmallWorld.everything(kind)) {
        Need need = new Need(action, what.target());
        if (decide(child, need) instanceof Allowed) {
          assertInstanceOf(Allowed.class, decide(parent, need), () -> need + " was won");
        }
      }
    }
  }

  /** Sheet 06, bad input 99: what cannot be decided is refused. */
  @Property(tries = 200)
  void anExceptionInsideTheDecisionDenies(
      @ForAll("grants") Grant grant, @ForAll("actions") Action<?> action) {
    Need broken = new Need(action, new Target.OfAccount(null));
    Denied denied = assertInstanceOf(Denied.class, decide(grant, broken));
    boolean decidedBefore = denied.reason() != Decision.Reason.FAILURE;
    assertEquals(decidedBefore, denied.failure().isEmpty());
  }

  @Property(tries = 500)
  void whatIsNotThereIsCoveredByNoRestrictedGrant(
      @ForAll("grants") Grant grant, @ForAll("actions") Action<?> action) {
    Target.OfBucket bucket = Target.OfBucket.absent("gone");
    boolean restricted = grant.buckets().isRestricted();
    for (Target target :
        List.of(bucket, bucket.files(""), bucket.files("a/b"), Target.OfFiles.absent())) {
      boolean byName = target instanceof Target.OfFiles(var in, var name) && name.isEmpty();
      boolean outside = restricted || (byName && grant.namePrefix().isRestricted());
      if (outside && appliesTo(action)) {
        assertInstanceOf(Denied.class, decide(grant, new Need(action, target)));
      }
    }
  }

  @Property(tries = 500)
  void aPermitIsForExactlyWhatWasAsked(
      @ForAll("actions") Action<?> asked, @ForAll("actions") Action<?> other) {
    Grant grant = Grant.ofOperator(Optional.of(SmallWorld.ALICE));
    for (What what : SmallWorld.everything("bucket")) {
      Need need = new Need(asked, what.target());
      if (decide(grant, need) instanceof Allowed(Permit permit)) {
        permit.require(need);
        for (What elsewhere : SmallWorld.everything("bucket")) {
          Need stranger = new Need(other, elsewhere.target());
          if (!stranger.equals(need)) {
            assertThrows(IllegalStateException.class, () -> permit.require(stranger));
          }
        }
      }
    }
  }

  @Property(tries = 500)
  void aPermitAllowsNothingThatTheGrantDoesNot(
      @ForAll("grants") Grant grant, @ForAll("actions") Action<?> action) {
    Need open =
        Action.READ_FILE.on(
            new Target.OfBucket(
                    Optional.of(SmallWorld.ALICE),
                    Optional.of(SmallWorld.bucketId(3)),
                    true,
                    "public")
                .files("a"));
    Permit permit = assertInstanceOf(Allowed.class, decide(grant, open)).permit();
    for (String kind : KINDS) {
      for (What what : SmallWorld.everything(kind)) {
        Need need = new Need(action, what.target());
        assertEquals(decide(grant, need) instanceof Allowed, permit.allows(need));
      }
    }
    assertFalse(permit.allows(new Need(Action.CREATE_KEY, new Target.OfAccount(null))));
  }

  @Provide
  Arbitrary<Grant> grants() {
    Arbitrary<Grant> keys =
        Arbitraries.longs()
            .between(0, Capabilities.ALL.bits())
            .map(Capabilities::new)
            .flatMap(set ->
                Arbitraries.of(ReachOracle.BUCKETS.restrictions())
                    .map(buckets -> Grant.of(SmallWorld.keyOf(SmallWorld.ALICE, set, buckets))));
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(8, keys),
        net.jqwik.api.Tuple.of(1, Arbitraries.just(Grant.NOBODY)),
        net.jqwik.api.Tuple.of(
            1, Arbitraries.just(Grant.ofOperator(Optional.of(SmallWorld.ALICE)))));
  }

  @Provide
  Arbitrary<List<Narrowing>> narrowings() {
    Arbitrary<Narrowing> keeping =
        Arbitraries.of(Capability.class)
            .set()
            .map(set -> new Narrowing("keeping", grant -> grant.keeping(Capabilities.of(set))));
    Arbitrary<Narrowing> ending =
        Arbitraries.longs()
            .between(SmallWorld.NOW_MILLIS - 2, SmallWorld.NOW_MILLIS + 2)
            .map(until -> new Narrowing("endingBy", grant -> grant.endingBy(until)));
    Arbitrary<Narrowing> in =
        Arbitraries.integers()
            .between(1, 4)
            .map(number ->
                new Narrowing("in " + number, grant -> grant.in(SmallWorld.bucketId(number))));
    Arbitrary<Narrowing> under =
        Arbitraries.of(ReachOracle.PREFIXES.asked())
            .map(prefix ->
                new Narrowing("under " + prefix, grant -> grant.under(new NamePrefix(prefix))));
    Arbitrary<Narrowing> fixing =
        Arbitraries.of("text/html", "text/plain")
            .map(type ->
                new Narrowing(
                    "fixing " + type,
                    grant -> grant.fixing(Map.of(ContentHeader.CONTENT_TYPE, type))));
    return Arbitraries.oneOf(keeping, ending, in, under, fixing).list().ofMaxSize(5);
  }

  @Provide
  Arbitrary<Action<?>> actions() {
    return Arbitraries.of(Action.table());
  }

  private static boolean appliesTo(Action<?> action) {
    return action.rule() == Action.Rule.PLAIN
        || action.rule() == Action.Rule.OPEN_ON_PUBLIC_BUCKETS;
  }

  private static Grant narrowed(Grant grant, List<Narrowing> narrowings) {
    Grant narrowed = grant;
    for (Narrowing narrowing : narrowings) {
      narrowed = narrowing.step.apply(narrowed);
    }
    return narrowed;
  }

  private static boolean isWithin(BucketScope inner, BucketScope outer) {
    return switch (inner) {
      case BucketScope.All all -> !outer.isRestricted();
      case BucketScope.Only(var buckets) -> buckets.stream().allMatch(outer::covers);
    };
  }

  private static Decision decide(Grant grant, Need need) {
    return Authorizer.decide(grant, List.of(need), SmallWorld.OCCASION);
  }
}
