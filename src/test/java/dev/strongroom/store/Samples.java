package dev.strongroom.store;

import dev.strongroom.model.Account;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.BlobId;
import dev.strongroom.model.Bucket;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.BucketName;
import dev.strongroom.model.BucketScope;
import dev.strongroom.model.BucketType;
import dev.strongroom.model.Capabilities;
import dev.strongroom.model.Capability;
import dev.strongroom.model.Cluster;
import dev.strongroom.model.Content;
import dev.strongroom.model.ContentSha1;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileInfo;
import dev.strongroom.model.FileName;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.Group;
import dev.strongroom.model.GroupId;
import dev.strongroom.model.GroupProduct;
import dev.strongroom.model.GroupStanding;
import dev.strongroom.model.JoinPolicy;
import dev.strongroom.model.Membership;
import dev.strongroom.model.NamePrefix;
import dev.strongroom.model.Part;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Values to store, told apart by a number. */
public final class Samples {
  /** The cluster of all ids. */
  public static final Cluster CLUSTER = new Cluster("007");

  private static final long CREATED_AT_MILLIS = 1_700_000_000_000L;
  private static final String SHA1 = "0beec7b5ea3f0fdbc95d0dd47f3c5bc275da8a33";
  private static final String MD5 = "acbd18db4cc2f85cedef654fccc4a4d8";

  private Samples() {}

  /** An account's id. */
  public static AccountId accountId(int number) {
    return new AccountId("%012x".formatted(number));
  }

  /** An account. */
  public static Account account(int number) {
    return new Account(
        accountId(number),
        "Person" + number + "@Example.com",
        Account.State.ACTIVE,
        CREATED_AT_MILLIS,
        "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA");
  }

  /** A managed Group with storage. */
  public static Group group(int number) {
    return new Group(
        new GroupId(number),
        "Group " + number % 3,
        true,
        Set.of(GroupProduct.STORAGE),
        JoinPolicy.RESTRICTED,
        List.of(),
        GroupStanding.GOOD,
        CREATED_AT_MILLIS,
        false);
  }

  /** The membership of the account with the same number. */
  public static Membership membership(int number, int group) {
    return new Membership(
        accountId(number),
        new GroupId(group),
        "Person" + number + "@Example.com",
        "us-west",
        Membership.Origin.PARTNER_API,
        CREATED_AT_MILLIS + number);
  }

  /** A bucket's id. */
  public static BucketId bucketId(int number) {
    return new BucketId("%024x".formatted(number));
  }

  /** A private bucket. */
  public static Bucket bucket(int number, AccountId account) {
    return new Bucket(
        bucketId(number),
        account,
        new BucketName("Bucket-%06d".formatted(number)),
        BucketType.ALL_PRIVATE,
        new TreeMap<>(Map.of("purpose", "tests \u00e4\u20ac\ud83d\ude00 \"quoted\"")),
        Bucket.FIRST_REVISION,
        CREATED_AT_MILLIS);
  }

  /** A standard key for every bucket that never expires. */
  public static ApplicationKey key(int number, AccountId account) {
    return key(number, account, ApplicationKey.Kind.CLASSIC, null);
  }

  /** A standard key for every bucket. */
  public static ApplicationKey key(
      int number, AccountId account, ApplicationKey.Kind kind, Long expiresAtMillis) {
    return new ApplicationKey(
        ApplicationKeyId.ofStandard(CLUSTER, account, number),
        "key-" + number,
        Capabilities.of(Capability.LIST_FILES, Capability.READ_FILES),
        BucketScope.all(),
        NamePrefix.NONE,
        kind,
        0,
        CREATED_AT_MILLIS,
        expiresAtMillis,
        digest(number),
        new byte[] {1, 2, (byte) number});
  }

  /** An account's master key with the secret of this generation. */
  public static ApplicationKey master(AccountId account, int generation) {
    return new ApplicationKey(
        ApplicationKeyId.ofMaster(account),
        "master",
        Capabilities.ALL,
        BucketScope.all(),
        NamePrefix.NONE,
        ApplicationKey.Kind.MASTER,
        generation,
        CREATED_AT_MILLIS,
        null,
        digest(generation),
        null);
  }

  /** A blob's id. */
  public static BlobId blobId(long number) {
    return new BlobId("%032x".formatted(number));
  }

  /** A small upload whose body is committed with it. */
  public static FileVersion upload(
      BucketId bucket, String name, long timestampMillis, long sequence) {
    return version(
        bucket, name, timestampMillis, sequence, FileVersion.Action.UPLOAD, Content.INLINE);
  }

  /** A version of any kind; uploads have 3 bytes. */
  public static FileVersion version(
      BucketId bucket,
      String name,
      long timestampMillis,
      long sequence,
      FileVersion.Action action,
      Content content) {
    boolean large = action == FileVersion.Action.START || content.equals(Content.PARTS);
    return new FileVersion(
        FileId.of(bucket, large, sequence, timestampMillis, CLUSTER),
        bucket,
        new FileName(name),
        action,
        action == FileVersion.Action.UPLOAD ? 3 : 0,
        large ? ContentSha1.NONE : ContentSha1.verified(SHA1),
        large ? null : MD5,
        "text/plain",
        FileInfo.of(Map.of("src_last_modified_millis", "1", "author", "J\u00fcrgen")),
        timestampMillis,
        sequence,
        content);
  }

  /** A part of 5 bytes. */
  public static Part part(FileId file, int number, BlobId blob) {
    return new Part(file, number, 5, ContentSha1.unverified(SHA1), MD5, CREATED_AT_MILLIS, blob);
  }

  private static byte[] digest(int number) {
    byte[] digest = new byte[32];
    digest[0] = (byte) number;
    digest[31] = 1;
    return digest;
  }

  /** The same Group, archived. */
  public static Group archived(Group group) {
    return changed(group, group.standing(), true);
  }

  /** The same Group in another standing. */
  public static Group standing(Group group, GroupStanding standing) {
    return changed(group, standing, group.isArchived());
  }

  private static Group changed(Group group, GroupStanding standing, boolean isArchived) {
    return new Group(
        group.id(),
        group.name(),
        group.managed(),
        group.products(),
        group.joinPolicy(),
        group.acceptedDomains(),
        standing,
        group.createdAtMillis(),
        isArchived);
  }
}
