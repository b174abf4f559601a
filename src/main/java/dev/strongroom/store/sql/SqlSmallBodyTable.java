package dev.strongroom.store.sql;

import dev.strongroom.model.FileId;
import dev.strongroom.store.SmallBodyTable;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Small bodies in table {@code small_bodies}. The checksum covers the file id too, so that a body
 * never stands in for another.
 */
record SqlSmallBodyTable(SqlSession session) implements SmallBodyTable {
  private static final String INSERT =
      "INSERT INTO small_bodies (bucket_id, file_id, body, row_checksum) VALUES (?, ?, ?, ?)";
  private static final String FIND =
      "SELECT bucket_id, file_id, body, row_checksum FROM small_bodies"
          + " WHERE bucket_id = ? AND file_id = ?";
  private static final String DELETE =
      "DELETE FROM small_bodies WHERE bucket_id = ? AND file_id = ?";

  @Override
  public void insert(FileId id, byte[] body) {
    byId(session.update(INSERT), id).bytes(body).checksum().run();
  }

  @Override
  public Optional<byte[]> find(FileId id) {
    return byId(session.query(FIND), id).one(SqlSmallBodyTable::decode);
  }

  @Override
  public void delete(FileId id) {
    byId(session.update(DELETE), id).run();
  }

  private static SqlStatement byId(SqlStatement statement, FileId id) {
    return statement.bytes(Identifiers.bucket(id.bucketId())).bytes(FileIdCodec.encode(id));
  }

  private static byte[] decode(SqlRow row) throws SQLException {
    byte[] unusedBucket = row.bytes();
    byte[] unusedFile = row.bytes();
    byte[] body = row.bytes();
    row.verify("small_bodies");
    return body;
  }
}
