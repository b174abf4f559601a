package dev.strongroom.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.access.AuditEntry.Kind;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.Capabilities;
import dev.strongroom.model.Capability;
import dev.strongroom.testing.AuditLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A need that was written down is the need that is read: what would meet it is decided again. */
class NeedTextTest {
  @Test
  void everyActionOnEveryTargetIsReadAsItWasWritten() {
    List<Target> targets = new ArrayList<>();
    for (String kind :
        List.of("server", "account", "key", "member", "group", "bucket", "files", "download")) {
      SmallWorld.everything(kind).forEach(what -> targets.add(what.target()));
    }
    assertTrue(targets.size() > 50, () -> targets.size() + " targets");
    for (Action<?> action : Action.table()) {
      for (Target target : targets) {
        Need need = new Need(action, target);
        assertEquals(Optional.of(need), NeedText.read(NeedText.write(need)));
      }
    }
  }

  @Test
  void whatThisProgramDoesNotKnowIsLeftOut() {
    assertEquals(Optional.empty(), NeedText.read(Map.of("action", "fly", "target", "server")));
    assertEquals(Optional.empty(), NeedText.read(Map.of("action", "list files", "target", "moon")));
    assertEquals(
        Optional.empty(),
        NeedText.read(Map.of("action", "list files", "target", "bucket", "bucketId", "broken")));
    assertEquals(Optional.empty(), AuditEntry.read("{\"time\":\"2026-11-22T10:00:00Z\",\"ev"));
  }

  /** The line of a denial, read again, says who would have been let in: as the gate would. */
  @Test
  void theRemedyIsWhatTheAuthorizerAllows() {
    Target.OfBucket bucket =
        SmallWorld.everything("bucket").stream()
            .filter(what -> what.bucket().equals("private"))
            .map(what -> (Target.OfBucket) what.target())
            .findFirst()
            .orElseThrow();
    Target.OfFiles file = bucket.files("photos/\"sea\" \u202e.jpg");
    List<Need> needs = List.of(Action.READ_FILE.on(file), Action.WRITE_FILE.on(file));
    ApplicationKey reader = key("public", Capability.READ_FILES);
    Decision.Denied denied =
        (Decision.Denied) Authorizer.decide(Grant.of(reader), needs, SmallWorld.OCCASION);
    AuditLines lines = new AuditLines();
    new AuditTrail(lines).denied(SmallWorld.OCCASION, Grant.of(reader), needs, denied);
    AuditEntry entry = AuditEntry.read(lines.all().getFirst()).orElseThrow();
    assertEquals(needs, entry.needs());
    assertEquals(Kind.DENIAL, entry.kind());
    assertEquals(Explanation.of(Grant.of(reader), denied), entry.explanation());
    List<ApplicationKey> keys = new ArrayList<>();
    for (String buckets : List.of("all", "public", "private")) {
      keys.add(key(buckets, Capability.READ_FILES, Capability.WRITE_FILES));
      keys.add(key(buckets, Capability.READ_FILES));
      keys.add(key(buckets, Capability.LIST_KEYS));
    }
    Remedy remedy = Remedy.of(entry.needs(), keys, SmallWorld.NOW_MILLIS);
    assertEquals(
        keys.stream()
            .filter(key ->
                Authorizer.decide(Grant.of(key), needs, SmallWorld.OCCASION)
                    instanceof Decision.Allowed)
            .toList(),
        remedy.sufficient());
    assertTrue(!remedy.sufficient().isEmpty() && remedy.sufficient().size() < keys.size());
    assertEquals(
        Optional.of(
            new Remedy.KeyToMake(
                Capabilities.of(Capability.READ_FILES, Capability.WRITE_FILES),
                file.bucket().bucket())),
        remedy.toMake());
  }

  @Test
  void whatNoKeyCanDoHasNoKeyToMake() {
    Target.OfAccount account = new Target.OfAccount(SmallWorld.ALICE);
    Remedy remedy =
        Remedy.of(
            List.of(Action.GENERATE_MASTER_KEY.on(account)),
            List.of(SmallWorld.keyOf(SmallWorld.ALICE, Capabilities.ALL, "all")),
            SmallWorld.NOW_MILLIS);
    assertEquals(new Remedy(List.of(), Optional.empty()), remedy);
  }

  private static ApplicationKey key(String buckets, Capability... capabilities) {
    return SmallWorld.keyOf(SmallWorld.ALICE, Capabilities.of(capabilities), buckets);
  }
}
