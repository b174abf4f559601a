package dev.strongroom.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.access.Decision.Denied;
import dev.strongroom.access.Decision.Reason;
import dev.strongroom.model.Capabilities;
import dev.strongroom.model.Capability;
import dev.strongroom.model.ContentHeader;
import dev.strongroom.model.NamePrefix;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The sentence that the operator reads names the need that was not met and what meets it. */
class ExplanationTest {
  private static final String KEY = "000a11ce00000000000000001";
  private static final Target.OfAccount ACCOUNT = new Target.OfAccount(SmallWorld.ALICE);
  private static final Target.OfBucket PRIVATE =
      new Target.OfBucket(
          Optional.of(SmallWorld.ALICE), Optional.of(SmallWorld.bucketId(1)), false, "private");
  private static final String PRIVATE_TEXT = "bucket 000000000000000000000001";

  @Test
  void capability() {
    Need need = Action.READ_BUCKET_NOTIFICATIONS.on(PRIVATE);
    assertSentence(
        Reason.CAPABILITY,
        key("all", Capability.LIST_KEYS),
        need,
        "key "
            + KEY
            + " wanted to read a bucket's notification rules ("
            + PRIVATE_TEXT
            + "), but the capability is missing; a key with readBucketNotifications or"
            + " writeBucketNotifications would do.");
  }

  @Test
  void capabilityOfNobody() {
    assertSentence(
        Reason.CAPABILITY,
        Grant.NOBODY,
        Action.DOWNLOAD.on(PRIVATE.files("a/b").download(Map.of())),
        "nobody (no credential) wanted to download a file 'a/b' ("
            + PRIVATE_TEXT
            + "), but the capability is missing; a key with readFiles would do.");
  }

  @Test
  void whatOnlyThePersonMay() {
    assertSentence(
        Reason.CAPABILITY,
        key("all", Capability.values()),
        Action.GENERATE_MASTER_KEY.on(ACCOUNT),
        "key "
            + KEY
            + " wanted to generate the master application key in account a11ce0000000, but the"
            + " capability is missing; no application key would do.");
  }

  @Test
  void whatOnlyAPartnerMay() {
    assertSentence(
        Reason.CAPABILITY,
        key("all", Capability.values()),
        Action.LIST_GROUP_MEMBERS.on(
            new Target.OfGroup(SmallWorld.ALICE, Optional.empty(), false, "17")),
        "key "
            + KEY
            + " wanted to list the members of a Group (account a11ce0000000 administers no Group"
            + " '17'), but the capability is missing; the master application key of an account that"
            + " has partner access and administers a Group would do.");
  }

  @Test
  void owner() {
    assertSentence(
        Reason.OWNER,
        Grant.ofOperator(Optional.of(SmallWorld.BOB)),
        Action.AUTHORIZE.on(ACCOUNT),
        "the operator wanted to authorize in account a11ce0000000, but the target belongs to"
            + " another account; only a key of the owning account would do.");
  }

  @Test
  void bucket() {
    assertSentence(
        Reason.BUCKET,
        key("public", Capability.WRITE_FILES),
        Action.PREPARE_UPLOAD.on(PRIVATE),
        "key "
            + KEY
            + " wanted to prepare an upload ("
            + PRIVATE_TEXT
            + "), but the bucket is outside the key's buckets; a key for this bucket, or for all"
            + " buckets, would do.");
  }

  @Test
  void bucketThatIsNotThere() {
    assertSentence(
        Reason.BUCKET,
        key("public", Capability.WRITE_FILES),
        Action.PREPARE_UPLOAD.on(Target.OfBucket.absent("gone\u001b[2J")),
        "key "
            + KEY
            + " wanted to prepare an upload (the account has no bucket 'gone\\u{1b}[2J'), but the"
            + " bucket is outside the key's buckets; a key for all buckets would have been told"
            + " that it is not there.");
  }

  @Test
  void accountWithRestrictedKey() {
    assertSentence(
        Reason.BUCKET,
        key("public", Capability.LIST_BUCKETS),
        Action.LIST_BUCKETS.on(ACCOUNT),
        "key "
            + KEY
            + " wanted to list all buckets in account a11ce0000000, but the bucket is outside the"
            + " key's buckets; a key that is not restricted to buckets would do.");
  }

  @Test
  void prefix() {
    assertSentence(
        Reason.PREFIX,
        key("all", Capability.LIST_FILES).under(new NamePrefix("a/")),
        Action.LIST_FILES.on(PRIVATE.files("")),
        "a token made with key "
            + KEY
            + " wanted to list files '' ("
            + PRIVATE_TEXT
            + "), but the name is outside the key's namePrefix; a key whose namePrefix begins the"
            + " name, or one without, would do (this one's is 'a/').");
  }

  @Test
  void prefixOfAFileThatIsNotThere() {
    assertSentence(
        Reason.PREFIX,
        key("all", Capability.READ_FILES).under(new NamePrefix("a/")),
        Action.READ_FILE_INFO.on(Target.OfFiles.absent()),
        "a token made with key "
            + KEY
            + " wanted to read a file's info (an id that no file of the account has), but the name"
            + " is outside the key's namePrefix; a key whose namePrefix begins the name, or one"
            + " without, would do (this one's is 'a/').");
  }

  @Test
  void headers() {
    assertSentence(
        Reason.HEADERS,
        key("all", Capability.READ_FILES).fixing(Map.of(ContentHeader.CONTENT_TYPE, "text/plain")),
        Action.DOWNLOAD.on(PRIVATE.files("a").download(Map.of())),
        "a token made with key "
            + KEY
            + " wanted to download a file 'a' ("
            + PRIVATE_TEXT
            + "), but the overridden headers are not those of the download authorization; the same"
            + " overrides as in b2_get_download_authorization would do.");
  }

  @Test
  void expired() {
    assertSentence(
        Reason.EXPIRED,
        key("all", Capability.LIST_KEYS).endingBy(SmallWorld.NOW_MILLIS),
        Action.LIST_KEYS.on(ACCOUNT),
        "key "
            + KEY
            + " wanted to list application keys in account a11ce0000000, but the credential's time"
            + " was over; a credential that has not expired would do.");
  }

  @Test
  void failure() {
    assertSentence(
        Reason.FAILURE,
        key("all", Capability.LIST_KEYS),
        new Need(Action.LIST_KEYS, new Target.OfAccount(null)),
        "key "
            + KEY
            + " wanted to list application keys, but the decision could not be made; the server's"
            + " log says why.");
  }

  @Test
  void whatIsQuotedIsShortAndHarmless() {
    String quoted = Explanation.quoted("x".repeat(5000) + "\u202e\n");
    assertEquals("'" + "x".repeat(1024) + "...'", quoted);
    assertEquals("'a\\u{202e}b\\u{a}\u00e9'", Explanation.quoted("a\u202eb\n\u00e9"));
  }

  @Test
  void everyReasonHasASentenceOfItsOwn() {
    long different = List.of(Reason.values()).stream().map(Reason::sentence).distinct().count();
    assertEquals(Reason.values().length, different);
    assertTrue(List.of(Reason.values()).stream().noneMatch(r -> r.sentence().isBlank()));
  }

  private static Grant key(String buckets, Capability... capabilities) {
    return Grant.of(SmallWorld.keyOf(SmallWorld.ALICE, Capabilities.of(capabilities), buckets));
  }

  private static void assertSentence(Reason reason, Grant grant, Need need, String sentence) {
    Decision decision = Authorizer.decide(grant, List.of(need), SmallWorld.OCCASION);
    Denied denied = assertInstanceOf(Denied.class, decision);
    assertEquals(reason, denied.reason());
    assertEquals(sentence, Explanation.of(grant, denied));
  }
}
