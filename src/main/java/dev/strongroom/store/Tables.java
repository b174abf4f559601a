package dev.strongroom.store;

/** The tables, as one transaction sees them. Valid only inside the work that it was given to. */
public interface Tables {
  /** Accounts. */
  AccountTable accounts();

  /** Application keys, master keys included. */
  ApplicationKeyTable applicationKeys();

  /** Buckets. */
  BucketTable buckets();

  /** File versions of every kind. */
  FileVersionTable fileVersions();

  /** Bodies small enough to be committed with their file version. */
  SmallBodyTable smallBodies();

  /** Parts of large files, finished or not. */
  PartTable parts();

  /** What is said of accounts besides their keys. */
  AccountProfileTable accountProfiles();

  /** Groups and their admins. */
  GroupTable groups();

  /** Members of Groups. */
  MembershipTable memberships();

  /** Who may join Groups, and who asked to. */
  JoiningTable joining();

  /** How much is stored. */
  StorageTotalsTable storageTotals();

  /** How much may be stored. */
  QuotaTable quotas();

  /** What repeatable requests made. */
  IdempotencyTable idempotency();

  /** What accounts used, by day. */
  UsageTable usage();

  /** Sessions of the console. */
  ConsoleSessionTable consoleSessions();

  /** What people prove besides their passwords. */
  SecondFactorTable secondFactors();

  /** Single values of the server itself. */
  ServerValueTable serverValues();
}
