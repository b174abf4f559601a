package dev.strongroom.store.sql;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.Bucket;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.BucketName;
import dev.strongroom.model.BucketType;
import dev.strongroom.store.BucketTable;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Buckets in table {@code buckets}. */
record SqlBucketTable(SqlSession session) implements BucketTable {
  private static final String COLUMNS =
      "bucket_id, account_id, bucket_name, folded_name, bucket_type, info, revision,"
          + " created_at_millis, row_checksum";
  static final String SELECT = "SELECT " + COLUMNS + " FROM buckets ";
  private static final String INSERT =
      "INSERT INTO buckets (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String UPDATE =
      "UPDATE buckets SET bucket_id = ?, account_id = ?, bucket_name = ?, folded_name = ?,"
          + " bucket_type = ?, info = ?, revision = ?, created_at_millis = ?, row_checksum = ?"
          + " WHERE bucket_id = ?";
  private static final String DELETE =
      "DELETE FROM buckets WHERE bucket_id = ? RETURNING account_id, bucket_type";
  private static final String COUNT =
      "SELECT COUNT(*) FROM buckets WHERE account_id = ? AND bucket_type <> 'restricted'";

  @Override
  public void insert(Bucket bucket) {
    bind(session.update(INSERT), bucket).run();
    new Meters(session).added(bucket);
    session.writeScope().accessChanged();
  }

  @Override
  public void update(Bucket bucket) {
    int changed = bind(session.update(UPDATE), bucket).text(bucket.id().value()).run();
    if (changed != 1) {
      throw new IllegalStateException("there is no bucket " + bucket.id());
    }
    session.writeScope().accessChanged();
  }

  @Override
  public boolean delete(BucketId id) {
    Optional<Gone> gone =
        session.update(DELETE).text(id.value()).one(row -> new Gone(row.text(), row.text()));
    if (gone.isPresent()) {
      new BucketTotals(session).forget(id);
      new Meters(session).removed(new AccountId(gone.get().account), gone.get().type);
      session.writeScope().accessChanged();
    }
    return gone.isPresent();
  }

  /** What was said of a bucket that is gone. */
  private record Gone(String account, String type) {}

  @Override
  public Optional<Bucket> find(BucketId id) {
    return session
        .query(SELECT + "WHERE bucket_id = ?")
        .text(id.value())
        .one(SqlBucketTable::decode);
  }

  @Override
  public Optional<Bucket> findByName(String name) {
    return session
        .query(SELECT + "WHERE folded_name = ?")
        .text(BucketName.fold(name))
        .one(SqlBucketTable::decode);
  }

  @Override
  public List<Bucket> list(AccountId account) {
    return session
        .query(SELECT + "WHERE account_id = ? ORDER BY folded_name")
        .text(account.value())
        .list(SqlBucketTable::decode);
  }

  @Override
  public int count(AccountId account) {
    return session
        .query(COUNT)
        .text(account.value())
        .one(SqlRow::number)
        .map(Math::toIntExact)
        .orElseThrow();
  }

  private static SqlStatement bind(SqlStatement statement, Bucket bucket) {
    return statement
        .text(bucket.id().value())
        .text(bucket.accountId().value())
        .text(bucket.name().value())
        .text(bucket.name().folded())
        .text(bucket.type().wireName())
        .text(InfoCodec.encode(bucket.info()))
        .number(bucket.revision())
        .number(bucket.createdAtMillis())
        .checksum();
  }

  static Bucket decode(SqlRow row) throws SQLException {
    String id = row.text();
    String account = row.text();
    String name = row.text();
    String unusedFoldedName = row.text();
    String type = row.text();
    String info = row.text();
    long revision = row.number();
    long createdAtMillis = row.number();
    row.verify("buckets");
    return new Bucket(
        new BucketId(id),
        new AccountId(account),
        new BucketName(name),
        BucketType.named(type).orElseThrow(IllegalArgumentException::new),
        InfoCodec.decode(info),
        revision,
        createdAtMillis);
  }
}
