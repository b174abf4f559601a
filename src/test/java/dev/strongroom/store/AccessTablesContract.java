package dev.strongroom.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.model.Account;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.Bucket;
import dev.strongroom.model.BucketName;
import dev.strongroom.model.BucketScope;
import dev.strongroom.model.BucketType;
import dev.strongroom.model.Capabilities;
import dev.strongroom.model.KeyUse;
import dev.strongroom.model.NamePrefix;
import dev.strongroom.model.SecondFactor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Accounts, application keys, buckets and the server's own values. */
public abstract class AccessTablesContract extends MetadataStoreContract {
  private static final AccountId ONE = Samples.accountId(1);
  private static final AccountId TWO = Samples.accountId(2);

  @Test
  void anAccountsAddressIsFoundAndTakenWithoutRegardToCase() {
    write(tables -> tables.accounts().insert(Samples.account(1)));
    assertEquals(
        Optional.of(Samples.account(1)),
        store.read(tables -> tables.accounts().findByEmail("PERSON1@example.COM")));
    Account sameAddress = new Account(TWO, "person1@EXAMPLE.com", Account.State.ACTIVE, 1, "hash");
    assertThrows(
        DuplicateException.class, () -> write(tables -> tables.accounts().insert(sameAddress)));
  }

  @Test
  void anAccountIsReplacedWholeAndNeverMadeByAnUpdate() {
    write(tables -> tables.accounts().insert(Samples.account(1)));
    Account changed = new Account(ONE, "new@example.com", Account.State.SUSPENDED, 9, "other");
    write(tables -> tables.accounts().update(changed));
    assertEquals(Optional.of(changed), store.read(tables -> tables.accounts().find(ONE)));
    assertTrue(
        store.read(tables -> tables.accounts().findByEmail("person1@example.com")).isEmpty());
    assertThrows(
        IllegalStateException.class,
        () -> write(tables -> tables.accounts().update(Samples.account(2))));
  }

  @Test
  void aFailedUpdateLeavesTheAccountAsItWas() {
    write(tables -> {
      tables.accounts().insert(Samples.account(1));
      tables.accounts().insert(Samples.account(2));
    });
    Account clash = new Account(TWO, "person1@example.com", Account.State.ACTIVE, 1, "hash");
    write(tables -> assertThrows(DuplicateException.class, () -> tables.accounts().update(clash)));
    assertEquals(
        Optional.of(Samples.account(2)), store.read(tables -> tables.accounts().find(TWO)));
  }

  @Test
  void accountsAreListedById() {
    write(tables ->
        List.of(3, 1, 2).forEach(number -> tables.accounts().insert(Samples.account(number))));
    assertEquals(
        List.of(Samples.account(1), Samples.account(2)),
        store.read(tables -> tables.accounts().list("", 2)));
    assertEquals(
        List.of(Samples.account(3)), store.read(tables -> tables.accounts().list(TWO.value(), 2)));
  }

  @Test
  void keyNumbersAreNeverGivenTwice() {
    assertEquals(1L, store.<Long>write(tables -> tables.accounts().takeKeyNumber(ONE)));
    assertEquals(2L, store.<Long>write(tables -> tables.accounts().takeKeyNumber(ONE)));
    assertEquals(1L, store.<Long>write(tables -> tables.accounts().takeKeyNumber(TWO)));
    reopen();
    assertEquals(3L, store.<Long>write(tables -> tables.accounts().takeKeyNumber(ONE)));
    assertEquals(103L, store.<Long>write(tables -> tables.accounts().skipKeyNumbers(ONE, 100)));
    assertEquals(104L, store.<Long>write(tables -> tables.accounts().takeKeyNumber(ONE)));
  }

  @Test
  void keysOfEveryShapeComeBackAsTheyWere() {
    ApplicationKey narrow =
        new ApplicationKey(
            ApplicationKeyId.ofStandard(Samples.CLUSTER, ONE, 7),
            "narrow",
            Capabilities.NONE,
            new BucketScope.Only(List.of(Samples.bucketId(2), Samples.bucketId(1))),
            new NamePrefix("logs/\ud83d\ude00,*'\""),
            ApplicationKey.Kind.MULTI_BUCKET,
            0,
            1,
            Long.MAX_VALUE,
            new byte[32],
            new byte[0]);
    ApplicationKey master = Samples.master(ONE, 1);
    write(tables -> {
      tables.applicationKeys().insert(narrow);
      tables.applicationKeys().putMaster(master);
    });
    assertEquals(
        Optional.of(narrow), store.read(tables -> tables.applicationKeys().find(narrow.id())));
    assertEquals(
        Optional.of(master), store.read(tables -> tables.applicationKeys().find(master.id())));
  }

  @Test
  void aKeysIdIsTakenOnce() {
    write(tables -> tables.applicationKeys().insert(Samples.key(1, ONE)));
    assertThrows(
        DuplicateException.class,
        () -> write(tables -> tables.applicationKeys().insert(Samples.key(1, ONE))));
  }

  @Test
  void aMasterKeyIsReplacedAndFoundUnderEitherSpelling() {
    write(tables -> tables.applicationKeys().putMaster(Samples.master(ONE, 1)));
    write(tables -> tables.applicationKeys().putMaster(Samples.master(ONE, 2)));
    ApplicationKeyId newerSpelling = ApplicationKeyId.ofStandard(Samples.CLUSTER, ONE, 0);
    assertEquals(
        Optional.of(Samples.master(ONE, 2)),
        store.read(tables -> tables.applicationKeys().find(newerSpelling)));
  }

  @Test
  void deletingAKeySaysWhetherItWasThereAndForgetsItsUse() {
    ApplicationKeyId id = Samples.key(1, ONE).id();
    write(tables -> {
      tables.applicationKeys().insert(Samples.key(1, ONE));
      tables.applicationKeys().putUse(id, new KeyUse(1, "::1", "b2_list_keys", "a"));
    });
    assertTrue(store.<Boolean>write(tables -> tables.applicationKeys().delete(id)));
    assertFalse(store.<Boolean>write(tables -> tables.applicationKeys().delete(id)));
    write(tables -> tables.applicationKeys().putUse(id, new KeyUse(2, "::1", "late", "a")));
    assertTrue(store.read(tables -> tables.applicationKeys().findUse(id)).isEmpty());
  }

  @Test
  void theLastUseReplacesTheOneBefore() {
    ApplicationKeyId id = Samples.key(1, ONE).id();
    KeyUse second = new KeyUse(2, "2001:db8::1", "b2_get_file_info", "agent \u00e4");
    write(tables -> {
      tables.applicationKeys().insert(Samples.key(1, ONE));
      tables.applicationKeys().putUse(id, new KeyUse(1, "::1", "b2_list_keys", ""));
      tables.applicationKeys().putUse(id, second);
    });
    assertEquals(Optional.of(second), store.read(tables -> tables.applicationKeys().findUse(id)));
  }

  /** Sheet 01 §2.6: in order of id, the master key and what is expired left out. */
  @Test
  void keysAreListedFromAnIdOn() {
    long now = 1_000;
    write(tables -> {
      tables.applicationKeys().putMaster(Samples.master(ONE, 1));
      tables.applicationKeys().insert(Samples.key(3, ONE));
      tables.applicationKeys().insert(Samples.key(1, ONE));
      tables.applicationKeys().insert(Samples.key(2, ONE, ApplicationKey.Kind.MULTI_BUCKET, null));
      tables.applicationKeys().insert(Samples.key(4, ONE, ApplicationKey.Kind.CLASSIC, now));
      tables.applicationKeys().insert(Samples.key(5, ONE, ApplicationKey.Kind.CLASSIC, now + 1));
      tables.applicationKeys().insert(Samples.key(1, TWO));
    });
    assertEquals(List.of(1L, 2L, 3L, 5L), listed("", true, now, 10));
    assertEquals(List.of(1L, 3L, 5L), listed("", false, now, 10));
    assertEquals(List.of(1L, 3L), listed("", false, now, 2));
    assertEquals(List.of(2L, 3L, 5L), listed(Samples.key(2, ONE).id().value(), true, now, 10));
    assertEquals(List.of(), listed(Samples.key(9, ONE).id().value(), true, now, 10));
  }

  @Test
  void expiredKeysAreRemovedOldestFirst() {
    write(tables -> {
      for (int number = 1; number <= 4; number++) {
        Long expiresAt = number == 4 ? null : Long.valueOf(100L * number);
        tables
            .applicationKeys()
            .insert(Samples.key(number, ONE, ApplicationKey.Kind.CLASSIC, expiresAt));
      }
    });
    assertEquals(
        List.of(Samples.key(1, ONE).id()),
        store.write(tables -> tables.applicationKeys().deleteExpired(300, 1)));
    assertEquals(
        List.of(Samples.key(2, ONE).id()),
        store.write(tables -> tables.applicationKeys().deleteExpired(300, 10)));
    assertEquals(List.of(3L, 4L), listed("", true, 0, 10));
  }

  @Test
  void aBucketsNameIsFoundAndTakenWithoutRegardToCase() {
    write(tables -> tables.buckets().insert(Samples.bucket(1, ONE)));
    assertEquals(
        Optional.of(Samples.bucket(1, ONE)),
        store.read(tables -> tables.buckets().findByName("BUCKET-000001")));
    Bucket sameName =
        new Bucket(
            Samples.bucketId(2),
            TWO,
            new BucketName("bucket-000001"),
            BucketType.ALL_PUBLIC,
            new TreeMap<>(),
            2,
            1);
    assertThrows(
        DuplicateException.class, () -> write(tables -> tables.buckets().insert(sameName)));
  }

  @Test
  void bucketsAreListedByFoldedNameAndCounted() {
    Bucket first =
        new Bucket(
            Samples.bucketId(9),
            ONE,
            new BucketName("AAAAAA-upper"),
            BucketType.ALL_PUBLIC,
            new TreeMap<>(),
            2,
            1);
    write(tables -> {
      tables.buckets().insert(Samples.bucket(2, ONE));
      tables.buckets().insert(first);
      tables.buckets().insert(Samples.bucket(1, ONE));
      tables.buckets().insert(Samples.bucket(3, TWO));
    });
    assertEquals(
        List.of(first, Samples.bucket(1, ONE), Samples.bucket(2, ONE)),
        store.read(tables -> tables.buckets().list(ONE)));
    assertEquals(3, store.<Integer>read(tables -> tables.buckets().count(ONE)));
    assertTrue(store.<Boolean>write(tables -> tables.buckets().delete(Samples.bucketId(2))));
    assertFalse(store.<Boolean>write(tables -> tables.buckets().delete(Samples.bucketId(2))));
    assertEquals(2, store.<Integer>read(tables -> tables.buckets().count(ONE)));
  }

  @Test
  void bucketInfoComesBackExactlyEvenWhenItHasNoUtf8Form() {
    Bucket odd =
        new Bucket(
            Samples.bucketId(1),
            ONE,
            new BucketName("odd-info"),
            BucketType.ALL_PRIVATE,
            new TreeMap<>(Map.of("a", "\ud800", "b", "\u0000\n\\\"", "c", "", "d", "\uffff")),
            77,
            1);
    write(tables -> tables.buckets().insert(odd));
    assertEquals(
        Optional.of(odd), store.read(tables -> tables.buckets().find(Samples.bucketId(1))));
  }

  @Test
  void updatingABucketThatIsGoneIsRefused() {
    assertThrows(
        IllegalStateException.class,
        () -> write(tables -> tables.buckets().update(Samples.bucket(1, ONE))));
  }

  @Test
  void anAccountHasOneSecondFactorOrNone() {
    SecondFactor first = new SecondFactor(ONE, new byte[] {1, 0, -1}, 5, 7, List.of("a", "b"));
    write(tables -> tables.secondFactors().put(first));
    write(tables -> tables.secondFactors().put(first.afterStep(8).withBackupCodes(List.of())));
    SecondFactor found = store.read(tables -> tables.secondFactors().find(ONE)).orElseThrow();
    assertArrayEquals(new byte[] {1, 0, -1}, found.sealedSecret());
    assertEquals(8, found.lastStep());
    assertEquals(5, found.createdAtMillis());
    assertEquals(List.of(), found.backupCodes());
    assertTrue(store.read(tables -> tables.secondFactors().find(TWO)).isEmpty());
    assertTrue(store.<Boolean>write(tables -> tables.secondFactors().delete(ONE)));
    assertFalse(store.<Boolean>write(tables -> tables.secondFactors().delete(ONE)));
    assertTrue(store.read(tables -> tables.secondFactors().find(ONE)).isEmpty());
  }

  @Test
  void serverValuesAreReplaced() {
    write(tables -> tables.serverValues().put("token-secret", new byte[] {1}));
    write(tables -> tables.serverValues().put("token-secret", new byte[] {2, 0, -1}));
    assertArrayEquals(
        new byte[] {2, 0, -1},
        store.read(tables -> tables.serverValues().find("token-secret")).orElseThrow());
    assertTrue(store.read(tables -> tables.serverValues().find("other")).isEmpty());
  }

  private List<Long> listed(String start, boolean withMultiBucketKeys, long now, int limit) {
    return store
        .read(tables -> tables.applicationKeys().list(ONE, start, withMultiBucketKeys, now, limit))
        .stream()
        .map(key -> Long.parseLong(key.id().value(), 15, 25, 16))
        .toList();
  }
}
