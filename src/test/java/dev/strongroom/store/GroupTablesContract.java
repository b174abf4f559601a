package dev.strongroom.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.AccountProfile;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.Group;
import dev.strongroom.model.GroupId;
import dev.strongroom.model.GroupProduct;
import dev.strongroom.model.GroupStanding;
import dev.strongroom.model.JoinPolicy;
import dev.strongroom.model.StorageTotals;
import dev.strongroom.model.Trial;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store does with Groups, members, profiles and totals (sheet 03 §1 and §10). */
public abstract class GroupTablesContract extends MetadataStoreContract {
  private static final AccountId ONE = Samples.accountId(1);
  private static final AccountId TWO = Samples.accountId(2);
  private static final GroupId FIRST = new GroupId(1);

  @Test
  void aGroupComesBackAsItWas() {
    Group group =
        new Group(
            new GroupId(7),
            "Kunden \u00e4\u20ac, 'eins'",
            false,
            Set.of(GroupProduct.BACKUP, GroupProduct.STORAGE),
            JoinPolicy.ACCEPTED_DOMAINS,
            List.of("example.com", "example.org"),
            GroupStanding.GRACE_PERIOD,
            Long.MAX_VALUE,
            true);
    write(tables -> tables.groups().insert(group));
    reopen();
    assertEquals(Optional.of(group), store.read(tables -> tables.groups().find(group.id())));
    assertEquals(new GroupId(8), store.read(tables -> tables.groups().nextId()));
  }

  @Test
  void aGroupIsReplacedAndItsIdIsTakenOnce() {
    write(tables -> tables.groups().insert(Samples.group(1)));
    Group renamed = Samples.group(1).named("another");
    write(tables -> tables.groups().update(renamed));
    assertEquals(Optional.of(renamed), store.read(tables -> tables.groups().find(FIRST)));
    assertThrows(DuplicateException.class, () -> write(tables -> tables.groups().insert(renamed)));
    assertThrows(
        IllegalStateException.class,
        () -> write(tables -> tables.groups().update(Samples.group(2))));
  }

  @Test
  void anAdminSeesActiveGroupsInOrderOfTheirIds() {
    write(tables -> {
      for (int number = 1; number <= 12; number++) {
        tables.groups().insert(Samples.group(number));
        if (number != 5) {
          tables.groups().addAdmin(new GroupId(number), ONE);
          tables.groups().addAdmin(new GroupId(number), ONE);
        }
      }
      tables.groups().update(Samples.archived(Samples.group(9)));
    });
    assertEquals(List.of(1L, 2L, 3L), administered(1, 3));
    assertEquals(List.of(4L, 6L, 7L, 8L, 10L, 11L, 12L), administered(4, 100));
    assertEquals(10, store.read(tables -> tables.groups().countAdministered(ONE)).intValue());
    assertEquals(
        12, store.read(tables -> tables.groups().list(FIRST, 100)).size(), "archived ones too");
    assertTrue(store.<Boolean>read(tables -> tables.groups().isAdmin(FIRST, ONE)));
    assertFalse(store.<Boolean>read(tables -> tables.groups().isAdmin(new GroupId(5), ONE)));
  }

  @Test
  void whoAdministersOnlyArchivedGroupsAdministersNone() {
    write(tables -> {
      tables.groups().insert(Samples.group(1));
      tables.groups().addAdmin(FIRST, ONE);
    });
    assertTrue(store.<Boolean>read(tables -> tables.groups().administersAny(ONE)));
    assertEquals(List.of(ONE), store.read(tables -> tables.groups().admins(new GroupId(1))));
    assertEquals(List.of(), store.read(tables -> tables.groups().admins(new GroupId(99))));
    assertFalse(store.<Boolean>read(tables -> tables.groups().administersAny(TWO)));
    write(tables -> tables.groups().update(Samples.archived(Samples.group(1))));
    assertFalse(store.<Boolean>read(tables -> tables.groups().administersAny(ONE)));
  }

  /** What a key may do is remembered by the epoch. */
  @Test
  void whatMakesAPartnerRaisesTheAccessEpoch() {
    long epoch = store.accessEpoch();
    write(tables -> tables.accountProfiles().put(ONE, AccountProfile.STANDARD));
    assertTrue(store.accessEpoch() > epoch);
    epoch = store.accessEpoch();
    write(tables -> tables.groups().insert(Samples.group(1)));
    write(tables -> tables.groups().addAdmin(FIRST, ONE));
    assertTrue(store.accessEpoch() > epoch + 1);
  }

  @Test
  void membersAreListedByFoldedAddress() {
    write(tables -> {
      tables.groups().insert(Samples.group(1));
      for (int number : List.of(3, 20, 1, 2)) {
        tables.memberships().insert(Samples.membership(number, 1));
      }
      tables.memberships().insert(Samples.membership(9, 2));
    });
    assertEquals(List.of(1, 20, 2, 3), members("", 100), "'0' comes before '@'");
    assertEquals(List.of(20, 2), members("PERSON20@EXAMPLE.COM", 2));
    assertEquals(List.of(3), members("person2@example.con", 100));
    assertEquals(List.of(), members("z", 100));
    assertEquals(4, store.read(tables -> tables.memberships().count(FIRST)).intValue());
    assertEquals(0, store.read(tables -> tables.memberships().count(new GroupId(3))).intValue());
  }

  @Test
  void anAccountIsInOneGroupAtATime() {
    write(tables -> tables.memberships().insert(Samples.membership(1, 1)));
    assertThrows(
        DuplicateException.class,
        () -> write(tables -> tables.memberships().insert(Samples.membership(1, 2))));
    assertEquals(0, store.read(tables -> tables.memberships().count(new GroupId(2))).intValue());
    assertTrue(store.<Boolean>write(tables -> tables.memberships().delete(ONE)));
    assertFalse(store.<Boolean>write(tables -> tables.memberships().delete(ONE)));
    assertEquals(0, store.read(tables -> tables.memberships().count(FIRST)).intValue());
    write(tables -> tables.memberships().insert(Samples.membership(1, 2)));
    assertEquals(
        Optional.of(Samples.membership(1, 2)),
        store.read(tables -> tables.memberships().find(ONE)));
  }

  @Test
  void profilesAndTrialsComeBackAsTheyWere() {
    AccountProfile profile =
        new AccountProfile("eu-central", false, true, false, true, false, true);
    Trial trial = new Trial(ONE, 50, 20_000, 20_030);
    write(tables -> {
      tables.accountProfiles().put(ONE, AccountProfile.STANDARD);
      tables.accountProfiles().put(ONE, profile);
      tables.accountProfiles().insertTrial(trial);
    });
    reopen();
    assertEquals(profile, store.read(tables -> tables.accountProfiles().find(ONE)));
    assertEquals(AccountProfile.STANDARD, store.read(tables -> tables.accountProfiles().find(TWO)));
    assertEquals(Optional.of(trial), store.read(tables -> tables.accountProfiles().findTrial(ONE)));
    assertThrows(
        DuplicateException.class,
        () -> write(tables -> tables.accountProfiles().insertTrial(trial)));
  }

  @Test
  void totalsFollowEveryVersion() {
    FileVersion first = Samples.upload(Samples.bucketId(1), "a", 1, 1);
    FileVersion second = Samples.upload(Samples.bucketId(1), "b", 2, 2);
    write(tables -> {
      tables.accounts().insert(Samples.account(1));
      tables.buckets().insert(Samples.bucket(1, ONE));
      tables.buckets().insert(Samples.bucket(2, ONE));
      tables.fileVersions().insert(first);
      tables.fileVersions().insert(second);
    });
    long bytes = first.contentLength() + second.contentLength();
    assertEquals(new StorageTotals(2, 2, bytes), ofAccount());
    write(tables -> tables.fileVersions().delete(first.id()));
    write(tables -> tables.fileVersions().delete(first.id()));
    assertEquals(new StorageTotals(2, 1, second.contentLength()), ofAccount());
    write(tables -> tables.fileVersions().delete(second.id()));
    write(tables -> tables.buckets().delete(Samples.bucketId(1)));
    assertEquals(new StorageTotals(1, 0, 0), ofAccount());
  }

  @Test
  void whatWasKeptOfTotalsStandsUntilItIsKeptAnew() {
    FileVersion file = Samples.upload(Samples.bucketId(1), "a", 1, 1);
    write(tables -> {
      tables.accounts().insert(Samples.account(1));
      tables.memberships().insert(Samples.membership(1, 1));
      tables.buckets().insert(Samples.bucket(1, ONE));
    });
    keep();
    write(tables -> tables.fileVersions().insert(file));
    StorageTotals now = new StorageTotals(1, 1, file.contentLength());
    assertEquals(new StorageTotals(1, 0, 0), kept());
    assertEquals(now, store.read(tables -> tables.storageTotals().ofGroup(FIRST)));
    keep();
    assertEquals(now, kept());
    assertEquals(now, store.read(tables -> tables.storageTotals().keptOfGroup(FIRST)));
    write(tables -> {
      tables.fileVersions().delete(file.id());
      tables.buckets().delete(Samples.bucketId(1));
    });
    keep();
    assertEquals(StorageTotals.NONE, kept());
    assertEquals(
        StorageTotals.NONE, store.read(tables -> tables.storageTotals().keptOfGroup(FIRST)));
  }

  private void keep() {
    write(tables -> {
      tables.storageTotals().keepAccounts("", TWO);
      tables.storageTotals().keepGroup(FIRST);
    });
  }

  private StorageTotals kept() {
    return store.read(tables -> tables.storageTotals().keptOfMembers(FIRST, "", 10)).getFirst();
  }

  private StorageTotals ofAccount() {
    return store.read(tables -> tables.storageTotals().ofAccount(ONE));
  }

  private List<Integer> members(String start, int limit) {
    return store.read(tables -> tables.memberships().list(FIRST, start, limit)).stream()
        .map(member -> Integer.parseInt(member.accountId().value(), 16))
        .toList();
  }

  private List<Long> administered(int start, int limit) {
    return store
        .read(tables -> tables.groups().administered(ONE, new GroupId(start), limit))
        .stream()
        .map(group -> group.id().number())
        .toList();
  }
}
