package dev.strongroom.access;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.Bucket;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.ContentHeader;
import dev.strongroom.model.GroupId;
import dev.strongroom.model.GroupRefusal;
import dev.strongroom.model.Refusal;
import java.util.Map;
import java.util.Optional;

/**
 * What an action is done to. A thing that does not exist, or belongs to another account, is a
 * target too: one whose owner is unknown, which no restricted grant covers, so that a restricted
 * key cannot learn what exists.
 */
public sealed interface Target {
  /**
   * The account that owns the target; empty when there is no such thing as far as the caller is
   * concerned.
   */
  Optional<AccountId> owner();

  /**
   * A file to be sent with some headers overridden (sheet 02 §10.4).
   *
   * @param overrides the values asked for
   */
  record OfDownload(OfFiles file, Map<ContentHeader, String> overrides) implements Target {
    /** Copies the overrides. */
    public OfDownload {
      overrides = Map.copyOf(overrides);
    }

    @Override
    public Optional<AccountId> owner() {
      return file.owner();
    }
  }

  /** The whole server. */
  enum OfServer implements Target {
    /** The one there is. */
    INSTANCE;

    @Override
    public Optional<AccountId> owner() {
      return Optional.empty();
    }
  }

  /** A whole account. */
  record OfAccount(AccountId account) implements Target {
    @Override
    public Optional<AccountId> owner() {
      return Optional.of(account);
    }
  }

  /**
   * One Group.
   *
   * @param admin the account that the caller says administers it
   * @param group empty when that account administers none by the id that was asked for
   * @param isManaged whether its admins may act inside the members' accounts (sheet 03 §1)
   * @param asked what the caller called it
   */
  record OfGroup(AccountId admin, Optional<GroupId> group, boolean isManaged, String asked)
      implements Target {
    /** The Group's id; throws {@link GroupRefusal} of a Group that is not found. */
    public GroupId id() {
      return group.orElseThrow(() -> GroupRefusal.groupNotFound(asked));
    }

    @Override
    public Optional<AccountId> owner() {
      return Optional.of(admin);
    }
  }

  /**
   * One member of a Group, with what is in its account.
   *
   * @param member empty when the Group has none by the id that was asked for
   * @param asked what the caller called it
   */
  record OfMember(OfGroup group, Optional<AccountId> member, String asked) implements Target {
    /** The member's account; throws {@link GroupRefusal} when there is none. */
    public AccountId account() {
      return member.orElseThrow(() -> GroupRefusal.notAMember(asked));
    }

    @Override
    public Optional<AccountId> owner() {
      return group.owner();
    }
  }

  /** One application key. */
  record OfKey(Optional<AccountId> owner, ApplicationKeyId key) implements Target {}

  /**
   * One bucket.
   *
   * @param bucket empty when there is none by the name or id that was asked for
   * @param readableByAnyone whether strangers may download its files
   * @param asked what the caller called it
   */
  record OfBucket(
      Optional<AccountId> owner, Optional<BucketId> bucket, boolean readableByAnyone, String asked)
      implements Target {
    /** The target for a stored bucket. */
    public static OfBucket of(Bucket bucket, String asked) {
      return new OfBucket(
          Optional.of(bucket.accountId()), Optional.of(bucket.id()), bucket.isPublic(), asked);
    }

    /** A bucket that is not there. */
    public static OfBucket absent(String asked) {
      return new OfBucket(Optional.empty(), Optional.empty(), false, asked);
    }

    /** The bucket's id; throws {@link Refusal} of a bucket that is not found when there is none. */
    public BucketId id() {
      return bucket.orElseThrow(() -> Refusal.bucketNotFound(asked));
    }

    /** One file in the bucket, or all whose names begin with a prefix. */
    public OfFiles files(String nameOrPrefix) {
      return new OfFiles(this, nameOrPrefix);
    }
  }

  /**
   * One file, or all files whose names begin with a prefix: a grant's name prefix covers both in
   * the same way.
   *
   * @param nameOrPrefix compared as it is, never normalised
   */
  record OfFiles(OfBucket bucket, String nameOrPrefix) implements Target {
    /** A download of the file with these overrides of its headers. */
    public OfDownload download(Map<ContentHeader, String> overrides) {
      return new OfDownload(this, overrides);
    }

    /** A file that is not there, asked for by its id. */
    public static OfFiles absent() {
      return OfBucket.absent("").files("");
    }

    @Override
    public Optional<AccountId> owner() {
      return bucket.owner();
    }
  }
}
