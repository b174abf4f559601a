package dev.strongroom.access;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.BucketScope;
import dev.strongroom.model.Capabilities;
import dev.strongroom.model.Capability;
import dev.strongroom.model.Cluster;
import dev.strongroom.model.ContentHeader;
import dev.strongroom.model.GroupId;
import dev.strongroom.model.NamePrefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Two accounts, five buckets and everybody who could come: small enough to try every combination.
 */
final class SmallWorld {
  static final long NOW_MILLIS = 1_700_000_000_000L;
  static final Occasion OCCASION =
      new Occasion(NOW_MILLIS, "request-1", "127.0.0.1", "test", "b2_test");
  static final AccountId ALICE = new AccountId("a11ce0000000");
  static final AccountId BOB = new AccountId("b0b000000000");

  private static final List<Long> ENDS =
      List.of(Long.MAX_VALUE, NOW_MILLIS - 1, NOW_MILLIS, NOW_MILLIS + 1);
  private static final SortedMap<String, BucketId> ALICES =
      new TreeMap<>(Map.of("private", bucketId(1), "other", bucketId(2), "public", bucketId(3)));

  private SmallWorld() {}

  /**
   * Somebody who asks.
   *
   * @param account whose key it is; empty for nobody and for the operator of the whole server
   * @param standing program, partner (the master key of an account that may use the Partner API),
   *     person, admin (a person whose account may use it), manager (the admin of the Group that
   *     manages the account), each of the three perhaps confirmed (gave the password lately), or
   *     operator
   */
  record Who(
      Grant grant,
      Optional<AccountId> account,
      String standing,
      Capabilities capabilities,
      String buckets,
      String prefix,
      String headers,
      long untilMillis) {}

  /**
   * What is asked for.
   *
   * @param bucket its column in the oracle
   * @param name the file name or prefix; null when the target is no file
   * @param headers the overrides; null when it is no download
   */
  record What(
      Target target,
      Optional<AccountId> owner,
      String bucket,
      boolean isPublic,
      String name,
      String headers) {}

  /** Everybody, with each of these sets of capabilities. */
  static void everybody(List<Capabilities> sets, Consumer<Who> visitor) {
    visitor.accept(
        new Who(
            Grant.NOBODY,
            Optional.empty(),
            "program",
            Capabilities.NONE,
            "all",
            "",
            "free",
            1L << 62));
    for (Optional<AccountId> account :
        List.of(Optional.of(ALICE), Optional.of(BOB), Optional.<AccountId>empty())) {
      visitor.accept(
          new Who(
              Grant.ofOperator(account),
              account,
              "operator",
              Capabilities.ALL,
              "all",
              "",
              "free",
              1L << 62));
    }
    for (AccountId account : List.of(ALICE, BOB)) {
      for (long until : ENDS) {
        visitor.accept(
            new Who(
                Grant.ofPartner(keyOf(account, Capabilities.ALL, "all")).endingBy(until),
                Optional.of(account),
                "partner",
                Capabilities.ALL,
                "all",
                "",
                "free",
                until));
        for (boolean confirmed : new boolean[] {false, true}) {
          String word = confirmed ? "confirmed " : "";
          AccountId another = new AccountId("dddddddddddd");
          visitor.accept(
              whole(
                  Grant.ofPerson(account, "session", confirmed, until, false),
                  word + "person",
                  until));
          visitor.accept(
              whole(
                  Grant.ofPerson(account, "session", confirmed, until, true),
                  word + "admin",
                  until));
          visitor.accept(
              whole(
                  Grant.ofManager(account, another, "session", confirmed, until),
                  word + "manager",
                  until));
        }
      }
    }
    for (Capabilities capabilities : sets) {
      for (String buckets : ReachOracle.BUCKETS.restrictions()) {
        for (String prefix : ReachOracle.PREFIXES.restrictions()) {
          for (String headers : ReachOracle.HEADERS.restrictions()) {
            for (long until : ENDS) {
              visitor.accept(bearer(ALICE, capabilities, buckets, prefix, headers, until));
              visitor.accept(bearer(BOB, capabilities, buckets, prefix, headers, until));
            }
          }
        }
      }
    }
  }

  /** Everything that can be asked for of this kind. */
  static List<What> everything(String kind) {
    return switch (kind) {
      case "server" ->
          List.of(new What(Target.OfServer.INSTANCE, Optional.empty(), null, false, null, null));
      case "account" ->
          List.of(
              new What(
                  new Target.OfAccount(ALICE), Optional.of(ALICE), "account", false, null, null),
              new What(new Target.OfAccount(BOB), Optional.of(BOB), "account", false, null, null));
      case "key" -> List.of(key(Optional.of(ALICE)), key(Optional.of(BOB)), key(Optional.empty()));
      case "member" ->
          List.of(
              member(ALICE, 1, true),
              member(BOB, 1, true),
              member(ALICE, 1, false),
              member(ALICE, 3, true));
      case "group" -> List.of(group(ALICE, 1), group(BOB, 2), group(ALICE, 0), group(ALICE, 3));
      case "bucket" -> buckets();
      case "files" -> files();
      case "download" -> downloads();
      default -> throw new IllegalArgumentException("no such kind of target: " + kind);
    };
  }

  static ApplicationKey keyOf(AccountId account, Capabilities capabilities, String buckets) {
    return new ApplicationKey(
        ApplicationKeyId.ofStandard(new Cluster("000"), account, 1),
        "test",
        capabilities,
        scope(buckets),
        NamePrefix.NONE,
        ApplicationKey.Kind.CLASSIC,
        0,
        NOW_MILLIS - 10,
        null,
        new byte[32],
        new byte[0]);
  }

  /**
   * A key of Alice's that may do everything.
   *
   * @param sealed its sealed secret; null for none
   */
  static ApplicationKey sealedKey(int number, byte @Nullable [] sealed) {
    ApplicationKey key = keyOf(Heart.ALICE, Capabilities.ALL, "all");
    return new ApplicationKey(
        Heart.id(number),
        key.name(),
        key.capabilities(),
        key.buckets(),
        key.namePrefix(),
        key.kind(),
        0,
        0,
        null,
        new byte[32],
        sealed);
  }

  static Capabilities without(Capabilities all, Iterable<Capability> dropped) {
    List<Capability> kept = new ArrayList<>(all.list());
    dropped.forEach(kept::remove);
    return Capabilities.of(kept);
  }

  private static Who whole(Grant grant, String standing, long until) {
    return new Who(grant, grant.account(), standing, Capabilities.ALL, "all", "", "free", until);
  }

  private static Who bearer(
      AccountId account,
      Capabilities capabilities,
      String buckets,
      String prefix,
      String headers,
      long until) {
    Grant grant =
        Grant.of(keyOf(account, capabilities, buckets))
            .under(new NamePrefix(prefix))
            .endingBy(until);
    return new Who(
        headers.equals("free") ? grant : grant.fixing(overrides(headers)),
        Optional.of(account),
        "program",
        capabilities,
        buckets,
        prefix,
        headers,
        until);
  }

  private static BucketScope scope(String buckets) {
    return switch (buckets) {
      case "all" -> BucketScope.all();
      case "private+other" ->
          new BucketScope.Only(List.of(ALICES.get("private"), ALICES.get("other")));
      default -> new BucketScope.Only(List.of(ALICES.get(buckets)));
    };
  }

  private static What key(Optional<AccountId> owner) {
    ApplicationKeyId id = ApplicationKeyId.ofStandard(new Cluster("000"), owner.orElse(BOB), 7);
    return new What(new Target.OfKey(owner, id), owner, "key", false, null, null);
  }

  /** A Group; one that the account does not administer has the number 0, an unmanaged one 3. */
  private static What group(AccountId admin, int number) {
    Optional<GroupId> id = number == 0 ? Optional.empty() : Optional.of(new GroupId(number));
    return new What(
        new Target.OfGroup(admin, id, number != 3, "" + number),
        Optional.of(admin),
        "account",
        false,
        null,
        null);
  }

  private static What member(AccountId admin, int groupNumber, boolean there) {
    Target.OfGroup group = (Target.OfGroup) group(admin, groupNumber).target;
    Optional<AccountId> account =
        there ? Optional.of(new AccountId("cccccccccccc")) : Optional.empty();
    return new What(
        new Target.OfMember(group, account, "cccccccccccc"),
        Optional.of(admin),
        "account",
        false,
        null,
        null);
  }

  private static List<What> buckets() {
    List<What> buckets = new ArrayList<>();
    ALICES.forEach((name, id) -> {
      boolean open = name.equals("public");
      Target target = new Target.OfBucket(Optional.of(ALICE), Optional.of(id), open, name);
      buckets.add(new What(target, Optional.of(ALICE), name, open, null, null));
    });
    for (boolean open : new boolean[] {false, true}) {
      Target target =
          new Target.OfBucket(Optional.of(BOB), Optional.of(bucketId(9)), open, "bob's");
      buckets.add(new What(target, Optional.of(BOB), "absent", open, null, null));
    }
    buckets.add(
        new What(Target.OfBucket.absent("gone"), Optional.empty(), "absent", false, null, null));
    return buckets;
  }

  private static List<What> files() {
    List<What> files = new ArrayList<>();
    for (What bucket : buckets()) {
      for (String name : ReachOracle.PREFIXES.asked()) {
        Target target = ((Target.OfBucket) bucket.target).files(name);
        files.add(new What(target, bucket.owner, bucket.bucket, bucket.isPublic, name, null));
      }
    }
    files.add(new What(Target.OfFiles.absent(), Optional.empty(), "absent", false, "", null));
    return files;
  }

  private static List<What> downloads() {
    List<What> downloads = new ArrayList<>();
    for (What file : files()) {
      for (String headers : ReachOracle.HEADERS.asked()) {
        Target target = ((Target.OfFiles) file.target).download(overrides(headers));
        downloads.add(new What(target, file.owner, file.bucket, file.isPublic, file.name, headers));
      }
    }
    return downloads;
  }

  private static Map<ContentHeader, String> overrides(String headers) {
    return headers.isEmpty()
        ? Map.of()
        : Map.of(ContentHeader.CONTENT_TYPE, headers.substring("type=".length()));
  }

  static BucketId bucketId(int number) {
    return new BucketId("%024x".formatted(number));
  }
}
