package dev.strongroom.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.access.Decision.Denied;
import dev.strongroom.access.Decision.Reason;
import dev.strongroom.api.json.JsonReader;
import dev.strongroom.model.Capabilities;
import dev.strongroom.model.Capability;
import dev.strongroom.model.ContentHeader;
import dev.strongroom.model.GroupId;
import dev.strongroom.model.NamePrefix;
import dev.strongroom.store.AuditLog;
import dev.strongroom.store.Reserve;
import dev.strongroom.store.StorageFailedException;
import dev.strongroom.store.disk.JsonLinesAuditLog;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every refusal leaves one line that a program can read, whatever the caller sent. */
class AuditTrailTest {
  private static final Target.OfBucket BUCKET =
      new Target.OfBucket(
          Optional.of(SmallWorld.ALICE), Optional.of(SmallWorld.bucketId(1)), false, "b");
  private static final Target.OfAccount ACCOUNT = new Target.OfAccount(SmallWorld.ALICE);

  @TempDir Path directory;

  @Test
  void everyReasonForADenialIsALine() throws Exception {
    Map<Reason, Map<String, Object>> lines = new EnumMap<>(Reason.class);
    for (Map.Entry<Reason, Denied> one : denials().entrySet()) {
      Grant grant = grantFor(one.getKey());
      Map<String, Object> line =
          lineOf(trail ->
              trail.denied(
                  SmallWorld.OCCASION, grant, List.of(one.getValue().unmet()), one.getValue()));
      lines.put(one.getKey(), line);
    }
    assertEquals(Reason.values().length, lines.size());
    lines.forEach((reason, line) -> {
      assertEquals("denied", line.get("event"));
      assertEquals(reason.name().toLowerCase(Locale.ROOT), line.get("reason"));
      assertEquals("request-1", line.get("requestId"));
      assertEquals("b2_test", line.get("operation"));
      assertEquals("127.0.0.1", line.get("address"));
      assertEquals("2023-11-14T22:13:20Z", line.get("time"));
      assertEquals(SmallWorld.ALICE.value(), line.get("accountId"));
      assertEquals(
          reason == Reason.CONFIRMATION ? null : "000a11ce00000000000000001",
          line.get("applicationKeyId"),
          "a person has no key");
      String sentence = (String) line.get("explanation");
      assertTrue(sentence.contains(reason.sentence()), sentence);
    });
  }

  @Test
  void aRefusedCredentialIsALine() throws Exception {
    Rejection rejection = Rejection.of(Heart.id(1), "the token has expired");
    Map<String, Object> line = lineOf(trail -> trail.refused(SmallWorld.OCCASION, rejection));
    assertEquals("refused", line.get("event"));
    assertEquals("credential", line.get("reason"));
    assertEquals(Heart.id(1).value(), line.get("applicationKeyId"));
    assertEquals("the credential was refused: the token has expired.", line.get("explanation"));
  }

  @Test
  void aCredentialThatNamesNoKeyIsALineToo() throws Exception {
    Map<String, Object> line =
        lineOf(trail -> trail.refused(SmallWorld.OCCASION, Rejection.of("there is none")));
    assertEquals(false, line.containsKey("applicationKeyId"));
    assertEquals(false, line.containsKey("accountId"));
  }

  /** Nobody writes a second line by what they send (sheet 06, bad input 89). */
  @Test
  void lineBreaksAndQuotesStayInsideTheirField() throws Exception {
    String evil = "\"}\n{\"event\":\"changing\"}\r\u2028\u0000";
    Occasion occasion = new Occasion(0, "r", "::1", evil, "b2_test");
    Denied denied = deny(Grant.NOBODY, Action.READ_BUCKET.on(Target.OfBucket.absent(evil)));
    Map<String, Object> line =
        lineOf(trail -> trail.denied(occasion, Grant.NOBODY, List.of(denied.unmet()), denied));
    assertEquals(evil, line.get("userAgent"));
    assertEquals("denied", line.get("event"));
  }

  /** Sheet 06, bad input 99: what cannot be written down is not done. */
  @Test
  void aTrailThatCannotBeWrittenThrows() {
    AuditLog broken =
        new AuditLog() {
          @Override
          public void append(String line, boolean durable) {
            throw new StorageFailedException("no");
          }

          @Override
          public void close() {}
        };
    AuditTrail trail = new AuditTrail(broken);
    Denied denied = deny(Grant.NOBODY, Action.READ_BUCKET.on(BUCKET));
    assertThrows(
        StorageFailedException.class,
        () -> trail.denied(SmallWorld.OCCASION, Grant.NOBODY, List.of(denied.unmet()), denied));
    assertThrows(
        StorageFailedException.class,
        () -> trail.refused(SmallWorld.OCCASION, Rejection.of("why")));
  }

  private static Map<Reason, Denied> denials() {
    Map<Reason, Denied> denials = new EnumMap<>(Reason.class);
    for (Reason reason : Reason.values()) {
      Need need =
          switch (reason) {
            case EXPIRED -> Action.LIST_FILES.on(BUCKET.files(""));
            case CAPABILITY -> Action.LIST_KEYS.on(ACCOUNT);
            case CONFIRMATION -> Action.SET_PASSWORD.on(ACCOUNT);
            case OWNER ->
                Action.LIST_FILES.on(
                    new Target.OfBucket(
                            Optional.of(SmallWorld.BOB),
                            Optional.of(SmallWorld.bucketId(9)),
                            false,
                            "bob's")
                        .files("a/"));
            case UNMANAGED ->
                Action.SET_GROUP_QUOTA.on(
                    new Target.OfGroup(SmallWorld.ALICE, Optional.of(new GroupId(3)), false, "3"));
            case BUCKET -> Action.LIST_FILES.on(Target.OfBucket.absent("gone").files("a/"));
            case PREFIX -> Action.LIST_FILES.on(BUCKET.files(""));
            case HEADERS -> Action.DOWNLOAD.on(BUCKET.files("a/b").download(Map.of()));
            case FAILURE -> new Need(Action.LIST_FILES, new Target.OfAccount(null));
          };
      Denied denied = deny(grantFor(reason), need);
      assertEquals(reason, denied.reason());
      denials.put(reason, denied);
    }
    return denials;
  }

  private static Grant grantFor(Reason reason) {
    if (reason == Reason.CONFIRMATION) {
      return Grant.ofPerson(SmallWorld.ALICE, "session", false, Long.MAX_VALUE, false);
    }
    if (reason == Reason.UNMANAGED) {
      return Grant.ofPartner(SmallWorld.keyOf(SmallWorld.ALICE, Capabilities.ALL, "all"));
    }
    Grant grant =
        Grant.of(
                SmallWorld.keyOf(
                    SmallWorld.ALICE,
                    Capabilities.of(Capability.LIST_FILES, Capability.READ_FILES),
                    "private"))
            .under(new NamePrefix("a/"))
            .fixing(Map.of(ContentHeader.CONTENT_TYPE, "text/plain"));
    return reason == Reason.EXPIRED ? grant.endingBy(SmallWorld.NOW_MILLIS) : grant;
  }

  private static Denied deny(Grant grant, Need need) {
    return assertInstanceOf(
        Denied.class, Authorizer.decide(grant, List.of(need), SmallWorld.OCCASION));
  }

  private Map<String, Object> lineOf(java.util.function.Consumer<AuditTrail> what)
      throws Exception {
    Path file = directory.resolve("audit.jsonl");
    Files.deleteIfExists(file);
    try (AuditLog log = JsonLinesAuditLog.open(file, Reserve.NONE)) {
      what.accept(new AuditTrail(log));
    }
    String written = Files.readString(file);
    assertTrue(written.endsWith("\n"), written);
    assertEquals(1, written.chars().filter(character -> character == '\n').count(), written);
    return JsonReader.readObject(
        new ByteArrayInputStream(written.getBytes(StandardCharsets.UTF_8)), 1 << 20);
  }
}
