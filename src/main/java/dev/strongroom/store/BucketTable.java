package dev.strongroom.store;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.Bucket;
import dev.strongroom.model.BucketId;
import java.util.List;
import java.util.Optional;

/** Buckets by id; names are unique over all accounts without regard to case. */
public interface BucketTable {
  /** Adds a bucket; throws {@link DuplicateException} when its name is taken. */
  void insert(Bucket bucket);

  /** Replaces the bucket with this id; throws {@link IllegalStateException} when there is none. */
  void update(Bucket bucket);

  /** Removes a bucket; says whether it was there. The caller has made sure that it is empty. */
  boolean delete(BucketId id);

  /** Finds by id. */
  Optional<Bucket> find(BucketId id);

  /** Finds by name, without regard to case. */
  Optional<Bucket> findByName(String name);

  /** The account's buckets in ascending order of their folded names. */
  List<Bucket> list(AccountId account);

  /** How many buckets the account has, those that the server made for itself left out. */
  int count(AccountId account);
}
