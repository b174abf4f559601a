package dev.strongroom.store.sql;

import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.MetadataUpkeep;
import dev.strongroom.store.Reserve;
import dev.strongroom.store.StorageFailedException;
import dev.strongroom.store.Tables;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Metadata in one SQLite file (write-ahead log, every commit synced). One thread writes, in groups;
 * reads run beside it on a few connections of their own. Operators may read the file with {@code
 * sqlite3} while the server runs, and must not write to it.
 */
public final class SqliteMetadataStore implements MetadataStore {
  private static final long CHECK_LIMIT_MILLIS = 2_000;
  private static final int FEWEST_READERS = 4;

  private final OpenMarker marker;
  private final SqlSession writer;
  private final WriterState writerState;
  private final ReaderPool readers;
  private final Checkpointer checkpointer;
  private final WriteQueue writeQueue;
  private final MetadataUpkeep upkeep;

  private SqliteMetadataStore(
      OpenMarker marker,
      SqlSession writer,
      WriterState writerState,
      ConnectionSource connections,
      Reserve reserve)
      throws SQLException {
    this.marker = marker;
    this.writer = writer;
    this.writerState = writerState;
    int readerCount = Math.max(FEWEST_READERS, 2 * Runtime.getRuntime().availableProcessors());
    readers = new ReaderPool(connections, readerCount);
    ReentrantLock writeGate = new ReentrantLock(true);
    checkpointer =
        new Checkpointer(connections.open(ConnectionSource.Role.CHECKPOINTER), writeGate, reserve);
    GroupCommit groupCommit = new GroupCommit(writer, writerState, reserve);
    writeQueue = new WriteQueue(groupCommit, writeGate);
    upkeep = new SqliteUpkeep(connections, groupCommit);
  }

  /**
   * Opens the metadata file, and makes it when it is missing; its directory exists. The caller
   * holds the data directory's lock.
   *
   * @param reserve what is given up when the disk is full
   * @throws dev.strongroom.store.CannotOpenException when a newer program wrote it, or another
   *     program
   * @throws dev.strongroom.store.DamagedException when it is damaged, as far as a few seconds show
   * @throws StorageFailedException when it cannot be read or written
   */
  public static SqliteMetadataStore open(Path file, Reserve reserve) {
    return open(file, reserve, new SqliteConnections(file, true));
  }

  /**
   * Opens metadata that nobody needs after this process: as {@link #open}, without waiting for the
   * disk. Meant for a scratch directory, best one in memory.
   */
  public static SqliteMetadataStore openScratch(Path file) {
    return open(file, Reserve.NONE, new SqliteConnections(file, false));
  }

  static SqliteMetadataStore open(Path file, Reserve reserve, ConnectionSource connections) {
    SqliteHeader.check(file, Migrations.newest());
    OpenMarker marker = new OpenMarker(file);
    marker.check();
    try {
      Connection connection = connections.open(ConnectionSource.Role.WRITER);
      try {
        prepare(connection, file);
        marker.set();
        WriterState state = new WriterState();
        SqlSession writer = new SqlSession(connection, state);
        writer.lend();
        state.load(writer);
        AccessRowCheck.run(writer, TimeUnit.MILLISECONDS.toNanos(CHECK_LIMIT_MILLIS));
        writer.takeBack();
        return new SqliteMetadataStore(marker, writer, state, connections, reserve);
      } catch (SQLException | RuntimeException failure) {
        connection.close();
        throw failure;
      }
    } catch (SQLException failure) {
      throw SqlFailures.translate(failure);
    }
  }

  @Override
  public <T> T read(Function<Tables, T> work) {
    return readers.read(work);
  }

  @Override
  public <T> T write(Function<Tables, T> work) {
    return writeQueue.submit(new WriteTask<>(work, false));
  }

  @Override
  public <T> T writeFromReserve(Function<Tables, T> work) {
    return writeQueue.submit(new WriteTask<>(work, true));
  }

  @Override
  public long accessEpoch() {
    return writerState.accessEpoch();
  }

  /** Copies and checks the metadata while it is in use. */
  public MetadataUpkeep upkeep() {
    return upkeep;
  }

  @Override
  public void close() {
    writeQueue.close();
    try {
      checkpointer.close();
      readers.close();
      if (writer.emptyLog()) {
        marker.clear();
      }
      writer.close();
    } catch (SQLException failure) {
      throw new StorageFailedException("The metadata could not be closed.", failure);
    }
    marker.clearWithoutLog();
  }

  private static void prepare(Connection connection, Path file) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (number(statement, "PRAGMA application_id") != SqliteHeader.APPLICATION_ID) {
        if (number(statement, "SELECT COUNT(*) FROM sqlite_schema") > 0) {
          throw SqliteHeader.foreign(file);
        }
        statement.execute("PRAGMA application_id = " + SqliteHeader.APPLICATION_ID);
      }
      StructureCheck.quick(connection, CHECK_LIMIT_MILLIS);
      Migrations.apply(connection, file);
      // So that the version in the file's own header is current, where an older program looks.
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }
  }

  private static int number(Statement statement, String question) throws SQLException {
    try (ResultSet row = statement.executeQuery(question)) {
      return row.getInt(1);
    }
  }
}
