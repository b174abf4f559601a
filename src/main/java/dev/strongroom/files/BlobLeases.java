package dev.strongroom.files;

import dev.strongroom.model.BlobId;
import dev.strongroom.store.BlobStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Keeps blobs that readers are still to open from being dropped. A file of many parts is read part
 * by part, and all of them must last until the end although the file may be deleted meanwhile;
 * holding every part open would take thousands of file handles. All dropping goes through here; one
 * instance serves the whole server.
 */
public final class BlobLeases {
  /**
   * Who holds a blob.
   *
   * @param count how many readers
   * @param doomed whether it is to be dropped when the last one lets go
   */
  private record Holders(int count, boolean doomed) {}

  private final BlobStore blobs;
  private final Map<BlobId, Holders> held = new ConcurrentHashMap<>();

  /** Makes it over the store. */
  public BlobLeases(BlobStore blobs) {
    this.blobs = blobs;
  }

  /** The right to open some blobs later. */
  interface Lease extends AutoCloseable {
    /** Lets go; a second call does nothing. */
    @Override
    void close();
  }

  /**
   * Holds blobs. What was dropped before stays dropped: make sure afterwards that the row which
   * names them is still there.
   */
  Lease hold(List<BlobId> ids) {
    List<BlobId> holding = List.copyOf(ids);
    holding.forEach(id -> held.compute(id, (unused, holders) -> joined(holders)));
    AtomicBoolean closed = new AtomicBoolean();
    return () -> {
      if (closed.compareAndSet(false, true)) {
        holding.forEach(this::release);
      }
    };
  }

  /** Drops a blob, at once or when its last reader lets go. No row names it any more. */
  public void drop(BlobId id) {
    Holders left = held.computeIfPresent(id, (unused, holders) -> new Holders(holders.count, true));
    if (left == null) {
      blobs.drop(id);
    }
  }

  private void release(BlobId id) {
    AtomicBoolean last = new AtomicBoolean();
    held.computeIfPresent(
        id,
        (unused, holders) -> {
          last.set(holders.count == 1 && holders.doomed);
          return left(holders);
        });
    if (last.get()) {
      blobs.drop(id);
    }
  }

  private static Holders joined(@Nullable Holders before) {
    return before == null ? new Holders(1, false) : new Holders(before.count + 1, before.doomed);
  }

  private static @Nullable Holders left(Holders before) {
    return before.count == 1 ? null : new Holders(before.count - 1, before.doomed);
  }
}
