package dev.strongroom.groups;

import dev.strongroom.access.Action;
import dev.strongroom.access.AuditTrail;
import dev.strongroom.access.KeyRing;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.model.Account;
import dev.strongroom.model.AccountProfile;
import dev.strongroom.model.Bucket;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.BucketName;
import dev.strongroom.model.BucketScope;
import dev.strongroom.model.BucketType;
import dev.strongroom.model.Capabilities;
import dev.strongroom.model.Capability;
import dev.strongroom.model.GroupRefusal;
import dev.strongroom.model.Trial;
import dev.strongroom.store.DuplicateException;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.StorageFullException;
import dev.strongroom.store.Tables;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Makes accounts outside of any Group, with a trial of some capacity (sheet 03 §5.5). */
public final class Trials {
  private static final long DAY_MILLIS = 86_400_000;
  private static final int LONGEST_PARTNER = 30;

  /** Every capability that a key for one bucket can have. */
  private static final Capabilities IN_ONE_BUCKET =
      Capabilities.of(
          Arrays.stream(Capability.values()).filter(Capability::fitsBucketRestrictedKey).toList());

  private final MetadataStore store;
  private final AuditTrail audit;
  private final NewAccounts newAccounts;
  private final Members members;
  private final SecureRandom random;

  Trials(
      MetadataStore store,
      AuditTrail audit,
      NewAccounts newAccounts,
      Members members,
      SecureRandom random) {
    this.store = store;
    this.audit = audit;
    this.newAccounts = newAccounts;
    this.members = members;
    this.random = random;
  }

  /**
   * Makes the accounts, each with one bucket and a key for it: all of them or none.
   *
   * @throws GroupRefusal when an address or a region cannot be
   */
  public List<CreatedTrial> create(Permit permit, Target.OfAccount partner, List<NewTrial> wanted) {
    permit.require(Action.CREATE_TRIAL.on(partner));
    store.<Target.OfAccount>read(tables -> {
      members.checkPhone(tables, permit, GroupRefusal.Kind.NOT_ADMITTED);
      return partner;
    });
    List<Draft> drafts = new ArrayList<>();
    for (NewTrial trial : wanted) {
      drafts.add(
          new Draft(
              trial,
              newAccounts.draft(trial.email(), trial.region(), permit.decidedAtMillis()),
              newBucketId()));
    }
    for (Draft draft : drafts) {
      audit.changing(permit, "create account with trial", draft.account().id().value());
    }
    return audit.making(
        permit,
        Optional.empty(),
        "create account with trial",
        drafts.stream().map(draft -> draft.account().id().value()).toList(),
        () -> insert(permit, partner, drafts));
  }

  private List<CreatedTrial> insert(Permit permit, Target.OfAccount partner, List<Draft> drafts) {
    try {
      return store.write(tables -> {
        KeyRing.requireAlive(tables, permit);
        return drafts.stream().map(draft -> insert(tables, partner, draft)).toList();
      });
    } catch (DuplicateException | StorageFullException undone) {
      throw new GroupRefusal(GroupRefusal.Kind.CREATION_FAILED, "The account could not be created");
    }
  }

  private record Draft(NewTrial wanted, NewAccounts.Draft made, BucketId bucketId) {
    Account account() {
      return made.account();
    }
  }

  private static CreatedTrial insert(Tables tables, Target.OfAccount partner, Draft draft) {
    Account account = draft.account();
    NewAccounts.checkUnused(tables, account.email());
    long startDay = Math.floorDiv(account.createdAtMillis(), DAY_MILLIS);
    Trial trial =
        new Trial(account.id(), draft.wanted.terabytes(), startDay, startDay + draft.wanted.days());
    Bucket bucket =
        new Bucket(
            draft.bucketId,
            account.id(),
            bucketName(tables, partner, account),
            BucketType.ALL_PRIVATE,
            new TreeMap<>(),
            Bucket.FIRST_REVISION,
            account.createdAtMillis());
    NewAccounts.Draft made = draft.made;
    tables.accounts().insert(account);
    tables.accountProfiles().put(account.id(), AccountProfile.ofTrial(made.region().name()));
    tables.accountProfiles().insertTrial(trial);
    tables.buckets().insert(bucket);
    if (tables.accounts().takeKeyNumber(account.id()) != 1) {
      throw new DuplicateException("the account's id was in use");
    }
    tables
        .applicationKeys()
        .insert(made.key(IN_ONE_BUCKET, new BucketScope.Only(List.of(bucket.id()))));
    return new CreatedTrial(
        account, made.region(), trial, bucket, made.keyId(), made.revealedOnce());
  }

  /** {@code b2-partner-<partner>-<account>}: the partner by the name of its address's domain. */
  private static BucketName bucketName(Tables tables, Target.OfAccount partner, Account account) {
    String domain =
        tables
            .accounts()
            .find(partner.account())
            .map(found -> GroupRules.domainOf(found.email()))
            .orElse("");
    String name = domain.split("\\.", 2)[0].replaceAll("[^a-z0-9-]", "");
    String shortened = name.substring(0, Math.min(name.length(), LONGEST_PARTNER));
    return new BucketName("b2-partner-" + shortened + "-" + account.id());
  }

  private BucketId newBucketId() {
    byte[] bytes = new byte[BucketId.LENGTH / 2];
    random.nextBytes(bytes);
    return new BucketId(HexFormat.of().formatHex(bytes));
  }
}
