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

  /** Single values of the server itself. */
  ServerValueTable serverValues();
}
