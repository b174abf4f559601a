package dev.strongroom.testing;

import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.Tables;
import java.util.function.Function;

/** A real store with something that happens before or after commits: a failure, or a rival. */
public final class FailingCommits implements MetadataStore {
  private final MetadataStore real;
  private volatile Runnable before = () -> {};
  private volatile Runnable after = () -> {};

  /** Wraps a store, which works until it is told otherwise. */
  public FailingCommits(MetadataStore real) {
    this.real = real;
  }

  /** From now on nothing is committed, and this is thrown. */
  public void failBeforeCommit(RuntimeException failure) {
    before =
        () -> {
          throw failure;
        };
  }

  /** From now on everything is committed, and this is thrown nevertheless. */
  public void failAfterCommit(RuntimeException failure) {
    after =
        () -> {
          throw failure;
        };
  }

  /** Before the next commit this is done, once. */
  public void beforeNextCommit(Runnable rival) {
    before =
        () -> {
          work();
          rival.run();
        };
  }

  /** From now on commits work. */
  public void work() {
    before = () -> {};
    after = () -> {};
  }

  @Override
  public <T> T read(Function<Tables, T> work) {
    return real.read(work);
  }

  @Override
  public <T> T write(Function<Tables, T> work) {
    before.run();
    T result = real.write(work);
    after.run();
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
}
