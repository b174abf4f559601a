package dev.strongroom.store.sql;

import dev.strongroom.store.MetadataUpkeep;
import dev.strongroom.store.StorageFailedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Upkeep of the SQLite file, each time on a connection of its own. */
record SqliteUpkeep(ConnectionSource connections, GroupCommit groupCommit)
    implements MetadataUpkeep {
  @Override
  public boolean takesChanges() {
    return !groupCommit.isInDoubt();
  }

  @Override
  public void copyTo(Path file) {
    try (Connection connection = connections.open(ConnectionSource.Role.UPKEEP);
        PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
      copy.setString(1, file.toString());
      copy.execute();
    } catch (SQLException failure) {
      throw SqlFailures.translate(failure);
    }
    // SQLite does not sync what it copies.
    try (FileChannel copied = FileChannel.open(file, StandardOpenOption.WRITE)) {
      copied.force(true);
    } catch (IOException failure) {
      throw new StorageFailedException("The copy " + file + " could not be synced.", failure);
    }
  }

  @Override
  public List<String> check() {
    try (Connection connection = connections.open(ConnectionSource.Role.UPKEEP)) {
      return StructureCheck.full(connection);
    } catch (SQLException failure) {
      return List.of("the metadata cannot be opened: " + failure.getMessage());
    }
  }
}
