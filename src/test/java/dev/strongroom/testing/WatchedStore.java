package dev.strongroom.testing;

import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.Tables;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A real store that notes which tables are asked for what, and fails on demand. */
public final class WatchedStore implements MetadataStore {
  private final MetadataStore store;
  private final List<String> steps = new ArrayList<>();
  private final AtomicReference<@Nullable RuntimeException> nextWrite = new AtomicReference<>();
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
  private final AtomicReference<Runnable> afterRead = new AtomicReference<>(() -> {});

  /** Watches this store. */
  public WatchedStore(MetadataStore store) {
    this.store = store;
  }

  /** What was asked since the last call, such as {@code accounts.find}. */
  public synchronized List<String> takeSteps() {
    List<String> taken = List.copyOf(steps);
    steps.clear();
    return taken;
  }

  /** From now on every transaction fails with this; works again with null. */
  public void failWith(@Nullable RuntimeException problem) {
    failure.set(problem);
  }

  /** Lets the next transaction that writes fail with this, and no other. */
  public void failNextWriteWith(RuntimeException problem) {
    nextWrite.set(problem);
  }

  /** Runs this after the next read has seen its rows and before the reader gets them. */
  public void afterNextRead(Runnable interruption) {
    afterRead.set(interruption);
  }

  @Override
  public <T> T read(Function<Tables, T> work) {
    note("read");
    failIfAsked();
    T seen = store.read(tables -> work.apply(watched(tables)));
    afterRead.getAndSet(() -> {}).run();
    return seen;
  }

  @Override
  public <T> T write(Function<Tables, T> work) {
    note("write");
    failIfAsked();
    RuntimeException problem = nextWrite.getAndSet(null);
    if (problem != null) {
      throw problem;
    }
    return store.write(work);
  }

  @Override
  public <T> T writeFromReserve(Function<Tables, T> work) {
    note("writeFromReserve");
    failIfAsked();
    return store.writeFromReserve(work);
  }

  @Override
  public long accessEpoch() {
    failIfAsked();
    return store.accessEpoch();
  }

  @Override
  public void close() {
    store.close();
  }

  private synchronized void note(String step) {
    steps.add(step);
  }

  private void failIfAsked() {
    RuntimeException problem = failure.get();
    if (problem != null) {
      throw problem;
    }
  }

  private Tables watched(Tables tables) {
    return watched(Tables.class, tables, "");
  }

  private <T> T watched(Class<T> type, T target, String name) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              try {
                Object result = method.invoke(target, arguments);
                if (name.isEmpty()) {
                  return watchedTable(method.getReturnType(), result, method.getName());
                }
                note(name + "." + method.getName());
                return result;
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            }));
  }

  private <T> T watchedTable(Class<T> type, Object table, String name) {
    return watched(type, type.cast(table), name);
  }
}
