package dev.strongroom.files;

import dev.strongroom.model.BucketId;
import dev.strongroom.model.FileName;
import dev.strongroom.model.FileVersion;
import dev.strongroom.store.Tables;
import dev.strongroom.store.VersionPosition;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the versions of a bucket in listing order, within one transaction. Reads chunk by
 * chunk: large ones as long as rows are used one by one, small ones while they are jumped over.
 */
final class VersionCursor {
  private static final int SMALLEST_CHUNK = 2;

  /** A usual page of 1,000 rows and the row after it; ten of them are the largest page. */
  private static final int LARGEST_CHUNK = 1001;

  private static final int CHANGE = 8;

  /** A jump costs about as much as looking at so many versions. */
  static final int JUMP_COST = 10;

  private final Tables tables;
  private final BucketId bucket;
  private VersionPosition position;
  private List<FileVersion> chunk = List.of();
  private int next;
  private int chunkSize;
  private boolean isLastChunk;
  private int cost;

  /**
   * Begins at a place.
   *
   * @param expected about how many versions will be looked at one by one
   */
  VersionCursor(Tables tables, BucketId bucket, VersionPosition start, int expected) {
    this.tables = tables;
    this.bucket = bucket;
    this.position = start;
    this.chunkSize = Math.clamp(expected, SMALLEST_CHUNK, LARGEST_CHUNK);
  }

  /** The version at the cursor; null at the end of the bucket. */
  @Nullable FileVersion peek() {
    if (next == chunk.size() && !isLastChunk) {
      chunk = tables.fileVersions().from(bucket, position, chunkSize);
      next = 0;
      isLastChunk = chunk.size() < chunkSize;
      chunkSize = Math.min(chunkSize * CHANGE, LARGEST_CHUNK);
    }
    return next < chunk.size() ? chunk.get(next) : null;
  }

  /** Goes on to the next version. */
  void advance() {
    FileVersion passed = chunk.get(next);
    next++;
    cost++;
    if (next == chunk.size()) {
      position = VersionPosition.after(passed);
    }
  }

  /** Goes on to the first version of another name. */
  void skipName(FileName name) {
    skip(version -> version.name().value().equals(name.value()), VersionPosition.afterName(name));
  }

  /** Goes on to the first version whose name does not begin like this. */
  void skipPrefix(String prefix) {
    skip(version -> version.name().value().startsWith(prefix), afterPrefix(prefix));
  }

  /** About how many versions were looked at. */
  int cost() {
    return cost;
  }

  private void skip(Predicate<FileVersion> isSkipped, VersionPosition target) {
    int first = next;
    while (next < chunk.size() && isSkipped.test(chunk.get(next))) {
      next++;
    }
    cost += next - first;
    if (next == chunk.size()) {
      position = target;
      cost += JUMP_COST;
      if (first == 0) {
        // All of it was read in vain: the next one is to be smaller, though it was to be larger.
        chunkSize = Math.max(SMALLEST_CHUNK, chunkSize / (CHANGE * CHANGE));
      }
    }
  }

  /** The byte 255 occurs in no name. */
  private static VersionPosition afterPrefix(String prefix) {
    byte[] bytes = prefix.getBytes(StandardCharsets.UTF_8);
    byte[] after = Arrays.copyOf(bytes, bytes.length + 1);
    after[bytes.length] = (byte) 0xff;
    return VersionPosition.beforeName(after);
  }
}
