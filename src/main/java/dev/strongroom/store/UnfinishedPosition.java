package dev.strongroom.store;

import dev.strongroom.model.FileId;
import dev.strongroom.model.FileVersion;
import java.util.Optional;

/**
 * A place among a bucket's unfinished large files: names ascending by UTF-8 bytes, within a name
 * oldest start first, then by id.
 *
 * @param name UTF-8 bytes of a name or of the beginning of one; need not be a valid name
 * @param startMillis when the file of {@code after} was started
 * @param after the file of exactly this name that comes just before the place, there or not; empty
 *     for the place before all of this name
 */
public record UnfinishedPosition(byte[] name, long startMillis, Optional<FileId> after) {
  /** Before every file of this name and after every lesser name. */
  public static UnfinishedPosition beforeName(byte[] name) {
    return new UnfinishedPosition(name, 0, Optional.empty());
  }

  /** Just after this file. */
  public static UnfinishedPosition after(FileVersion file) {
    return new UnfinishedPosition(
        file.name().bytes(), file.uploadTimestampMillis(), Optional.of(file.id()));
  }

  /** After every file of exactly this name. */
  public UnfinishedPosition afterName() {
    return beforeName(java.util.Arrays.copyOf(name, name.length + 1));
  }
}
