package dev.strongroom.store.sql;

import dev.strongroom.store.ServerValueTable;
import java.sql.SQLException;
import java.util.Optional;

/** The server's own values in table {@code server_values}. */
record SqlServerValueTable(SqlSession session) implements ServerValueTable {
  private static final String PUT =
      "INSERT INTO server_values (value_name, value, row_checksum) VALUES (?, ?, ?)"
          + " ON CONFLICT (value_name) DO UPDATE"
          + " SET value = excluded.value, row_checksum = excluded.row_checksum";
  private static final String FIND =
      "SELECT value_name, value, row_checksum FROM server_values WHERE value_name = ?";

  @Override
  public void put(String name, byte[] value) {
    session.update(PUT).text(name).bytes(value).checksum().run();
  }

  @Override
  public Optional<byte[]> find(String name) {
    return session.query(FIND).text(name).one(SqlServerValueTable::decode);
  }

  private static byte[] decode(SqlRow row) throws SQLException {
    String unusedName = row.text();
    byte[] value = row.bytes();
    row.verify("server_values");
    return value;
  }
}
