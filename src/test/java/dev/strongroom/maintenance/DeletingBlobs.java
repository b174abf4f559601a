package dev.strongroom.maintenance;

import dev.strongroom.model.BlobId;
import dev.strongroom.store.BlobStore;
import dev.strongroom.store.OpenBlob;
import dev.strongroom.store.StagedBlob;
import java.util.function.Consumer;

/** Does something just before a blob is opened. */
record DeletingBlobs(BlobStore real, Runnable before) implements BlobStore {
  @Override
  public StagedBlob stage() {
    return real.stage();
  }

  @Override
  public OpenBlob open(BlobId id, long length) {
    before.run();
    return real.open(id, length);
  }

  @Override
  public void drop(BlobId id) {
    real.drop(id);
  }

  @Override
  public Hold holdDrops() {
    return real.holdDrops();
  }

  @Override
  public void forEach(long lastWrittenBeforeMillis, Consumer<BlobId> visitor) {
    real.forEach(lastWrittenBeforeMillis, visitor);
  }

  @Override
  public void close() {
    real.close();
  }
}
