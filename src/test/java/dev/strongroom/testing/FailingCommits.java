package dev.strongroom.testing;

import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.Tables;
import java.util.function.Function;
import java.util.function.Supplier;

/** A real store whose commits fail on demand, before or after they were made. */
public final class FailingCommits implements MetadataStore {
  private final MetadataStore real;
  private volatile Supplier<RuntimeException> beforeCommit = () -> null;
  private volatile Supplier<RuntimeException> afterCommit = () -> null;

  /** Wraps a store, which works until it is told otherwise. */
  public FailingCommits(MetadataStore real) {
    this.real = real;
  }

  /** From now on nothing is committed, and this is thrown; null ends it. */
  public void failBeforeCommit(RuntimeException failure) {
    beforeCommit = () -> failure;
  }

  /** From now on everything is committed, and this is thrown nevertheless; null ends it. */
  public void failAfterCommit(RuntimeException failure) {
    afterCommit = () -> failure;
  }

  @Override
  public <T> T read(Function<Tables, T> work) {
    return real.read(work);
  }

  @Override
  public <T> T write(Function<Tables, T> work) {
    throwIfAny(beforeCommit.get());
    T result = real.write(work);
    throwIfAny(afterCommit.get());
    return result;
  }

  @Override
  public <T> T writeFromReserve(Function<Tables, T> work) {
    return real.writeFromReserve(work);
  }

  @Override
  public long accessEpoch() {
    return real.accessEpoch();
  }

  @Override
  public void close() {
    real.close();
  }

  private static void throwIfAny(RuntimeException failure) {
    if (failure != null) {
      throw failure;
    }
  }
}
