package dev.strongroom.access;

import dev.strongroom.access.Decision.Allowed;
import dev.strongroom.access.Decision.Denied;
import dev.strongroom.access.Decision.Reason;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.BucketId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one function that decides: a grant, needs and a time in; a decision out. Pure. Denied is the
 * default, and an exception inside denies.
 */
public final class Authorizer {
  private Authorizer() {}

  /**
   * Decides whether the grant meets every need.
   *
   * @param needs at least one; an empty list is a mistake in this program and throws {@link
   *     IllegalStateException}
   * @param occasion the time decides what has expired; the rest goes with the permit
   */
  public static Decision decide(Grant grant, List<Need> needs, Occasion occasion) {
    if (needs.isEmpty()) {
      throw new IllegalStateException("an operation must state what it needs");
    }
    for (Need need : needs) {
      Optional<Denied> denied = denial(grant, need, occasion.atMillis());
      if (denied.isPresent()) {
        return denied.get();
      }
    }
    return new Allowed(new Permit(grant, needs, occasion));
  }

  /** Why the grant does not meet one need; empty when it does. An exception denies. */
  static Optional<Denied> denial(Grant grant, Need need, long nowMillis) {
    try {
      Reason reason = shortfall(grant, need, nowMillis);
      return Optional.ofNullable(reason).map(found -> new Denied(found, need, Optional.empty()));
    } catch (RuntimeException failure) {
      return Optional.of(new Denied(Reason.FAILURE, need, Optional.of(failure)));
    }
  }

  /** The first dimension in which the grant falls short of the need; null when it meets it. */
  private static @Nullable Reason shortfall(Grant grant, Need need, long nowMillis) {
    if (need.action().rule() == Action.Rule.OPEN_ON_PUBLIC_BUCKETS && isOpen(need.target())) {
      return null;
    }
    if (nowMillis >= grant.untilMillis()) {
      return Reason.EXPIRED;
    }
    if (!holdsPower(grant, need.action())) {
      return Reason.CAPABILITY;
    }
    if (isToBeConfirmed(grant, need.action())) {
      return Reason.CONFIRMATION;
    }
    Optional<AccountId> owner = need.target().owner();
    if (owner.isPresent() && !owner.equals(grant.account())) {
      return Reason.OWNER;
    }
    if (need.action().rule() == Action.Rule.MANAGER && isUnmanaged(need.target())) {
      return Reason.UNMANAGED;
    }
    return switch (need.action().rule()) {
      case NARROWED, ANY_BEARER -> null;
      case PLAIN,
          ANYONE,
          PERSON,
          OWNER,
          CONFIRMED,
          PARTNER,
          MANAGER,
          OPERATOR,
          OPEN_ON_PUBLIC_BUCKETS ->
          outOfReach(grant, need.target());
    };
  }

  private static @Nullable Reason outOfReach(Grant grant, Target target) {
    return switch (target) {
      case Target.OfServer server -> null;
      case Target.OfAccount account -> grant.buckets().isRestricted() ? Reason.BUCKET : null;
      case Target.OfMember member -> outOfReach(grant, member.group());
      case Target.OfGroup group -> grant.buckets().isRestricted() ? Reason.BUCKET : null;
      case Target.OfKey key -> grant.buckets().isRestricted() ? Reason.BUCKET : null;
      case Target.OfBucket bucket -> reaches(grant, bucket) ? null : Reason.BUCKET;
      case Target.OfDownload download -> {
        Reason reason = outOfReach(grant, download.file());
        boolean headersFit =
            grant.fixedHeaders().isEmpty()
                || grant.fixedHeaders().get().equals(download.overrides());
        yield reason == null && !headersFit ? Reason.HEADERS : reason;
      }
      case Target.OfFiles files -> {
        if (!reaches(grant, files.bucket())) {
          yield Reason.BUCKET;
        }
        yield grant.namePrefix().covers(files.nameOrPrefix()) ? null : Reason.PREFIX;
      }
    };
  }

  private static boolean holdsPower(Grant grant, Action<?> action) {
    return switch (action.rule()) {
      case PLAIN, NARROWED, OPEN_ON_PUBLIC_BUCKETS ->
          grant.capabilities().intersects(action.sufficient());
      case ANY_BEARER -> grant.account().isPresent();
      case PERSON, OWNER ->
          switch (grant.bearer()) {
            case PERSON, CONFIRMED_PERSON, OPERATOR -> true;
            case PROGRAM, PARTNER, MANAGER, CONFIRMED_MANAGER -> false;
          };
      case CONFIRMED ->
          switch (grant.bearer()) {
            case PERSON, CONFIRMED_PERSON, MANAGER, CONFIRMED_MANAGER, OPERATOR -> true;
            case PROGRAM, PARTNER -> false;
          };
      case PARTNER, MANAGER -> grant.administersGroups();
      case ANYONE -> true;
      case OPERATOR -> grant.bearer() == Grant.Bearer.OPERATOR;
    };
  }

  private static boolean isToBeConfirmed(Grant grant, Action<?> action) {
    return switch (grant.bearer()) {
      case PERSON, MANAGER ->
          action.rule() == Action.Rule.CONFIRMED || action.rule() == Action.Rule.OWNER;
      case PROGRAM, PARTNER, CONFIRMED_PERSON, CONFIRMED_MANAGER, OPERATOR -> false;
    };
  }

  /** Whether it is about a Group whose admins only pay (sheet 03 §1). */
  private static boolean isUnmanaged(Target target) {
    return switch (target) {
      case Target.OfMember member -> isUnmanaged(member.group());
      case Target.OfGroup group -> group.group().isPresent() && !group.isManaged();
      case Target.OfServer server -> false;
      case Target.OfAccount account -> false;
      case Target.OfKey key -> false;
      case Target.OfBucket bucket -> false;
      case Target.OfFiles files -> false;
      case Target.OfDownload download -> false;
    };
  }

  private static boolean reaches(Grant grant, Target.OfBucket target) {
    Optional<BucketId> bucket = target.bucket();
    return bucket.isPresent()
        ? grant.buckets().covers(bucket.get())
        : !grant.buckets().isRestricted();
  }

  private static boolean isOpen(Target target) {
    return switch (target) {
      case Target.OfFiles files -> files.bucket().readableByAnyone();
      case Target.OfDownload download ->
          download.file().bucket().readableByAnyone() && download.overrides().isEmpty();
      case Target.OfServer server -> false;
      case Target.OfAccount account -> false;
      case Target.OfGroup group -> false;
      case Target.OfMember member -> false;
      case Target.OfKey key -> false;
      case Target.OfBucket bucket -> false;
    };
  }
}
