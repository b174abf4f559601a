package dev.strongroom.maintenance;

import dev.strongroom.model.Content;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.Refusal;
import dev.strongroom.store.BlobStore;
import dev.strongroom.store.DamagedException;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.MetadataUpkeep;
import dev.strongroom.store.OpenBlob;
import dev.strongroom.store.StorageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Reads everything stored and verifies it: the structure of the metadata, every small body and
 * every blob (sheet 06, R-6). Runs beside the server's work; a second one at the same time is
 * refused.
 */
public final class Scrub {
  private static final String LAST = "scrub.last-finished-millis";

  private final MetadataStore store;
  private final MetadataUpkeep upkeep;
  private final BlobStore blobs;
  private final InstantSource clock;
  private final AtomicBoolean running = new AtomicBoolean();

  /** Prepares a scrub of these stores. */
  public Scrub(MetadataStore store, MetadataUpkeep upkeep, BlobStore blobs, InstantSource clock) {
    this.store = store;
    this.upkeep = upkeep;
    this.blobs = blobs;
    this.clock = clock;
  }

  /** As {@link #run(Consumer, BooleanSupplier)}, without a pause and to the end. */
  public ScrubReport run(Consumer<Damage> found) {
    return run(found, () -> true).orElseThrow();
  }

  /**
   * Reads everything once. A version that is deleted meanwhile is not damage.
   *
   * @param found told of each damaged version as soon as it is found
   * @param pace asked before each version and each block whether to go on, and may wait; false ends
   *     the scrub, which then remembers nothing
   * @return empty when it was ended
   * @throws Refusal when another one is running
   * @throws dev.strongroom.store.StorageFailedException when the metadata cannot be read at all
   */
  public Optional<ScrubReport> run(Consumer<Damage> found, BooleanSupplier pace) {
    if (!running.compareAndSet(false, true)) {
      throw Refusal.illegalValue("a scrub is running already");
    }
    try {
      return Optional.of(readAll(found, pace));
    } catch (EndedException asAsked) {
      return Optional.empty();
    } finally {
      running.set(false);
    }
  }

  private ScrubReport readAll(Consumer<Damage> found, BooleanSupplier pace) {
    long startedAtMillis = clock.millis();
    List<String> problems = upkeep.check();
    Count count = new Count();
    new VersionWalk(store)
        .forEach((bucket, version) -> {
          goOn(pace);
          count.versions++;
          try {
            count.bytes += verify(version, pace);
          } catch (StorageException damage) {
            if (isStillThere(version)) {
              count.damaged++;
              found.accept(Damage.of(bucket, version, damage));
            }
          }
        });
    long finishedAtMillis = clock.millis();
    rememberEnd(finishedAtMillis);
    return new ScrubReport(
        startedAtMillis, finishedAtMillis, count.versions, count.bytes, count.damaged, problems);
  }

  /** When a scrub last came to its end, in milliseconds since 1970 UTC; empty when none did. */
  public Optional<Long> lastFinishedMillis() {
    return store
        .read(tables -> tables.serverValues().find(LAST))
        .map(bytes -> ByteBuffer.wrap(bytes).getLong());
  }

  private static final class EndedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EndedException() {
      super(null, null, false, false);
    }
  }

  private static final class Count {
    private long versions;
    private long bytes;
    private long damaged;
  }

  private long verify(FileVersion version, BooleanSupplier pace) {
    if (version.content() instanceof Content.Inline) {
      verifyBody(version);
      return version.contentLength();
    }
    long length = 0;
    for (BlobUse use : BlobUse.of(store, version)) {
      try (OpenBlob blob = blobs.open(use.id(), use.length())) {
        blob.transfer(0, use.length(), bytes -> goOn(pace));
      } catch (IOException ofTheSink) {
        throw new UncheckedIOException(ofTheSink);
      }
      length += use.length();
    }
    if (version.content() instanceof Content.Parts && length != version.contentLength()) {
      throw new DamagedException(
          "The parts have " + length + " bytes, not " + version.contentLength() + ".");
    }
    return length;
  }

  private static void goOn(BooleanSupplier pace) {
    if (!pace.getAsBoolean()) {
      throw new EndedException();
    }
  }

  private void verifyBody(FileVersion version) {
    byte[] body =
        store
            .read(tables -> tables.smallBodies().find(version.id()))
            .orElseThrow(() -> new DamagedException("The body is missing."));
    if (body.length != version.contentLength()) {
      throw new DamagedException(
          "The body has " + body.length + " bytes, not " + version.contentLength() + ".");
    }
  }

  private boolean isStillThere(FileVersion version) {
    return store
        .read(tables -> tables.fileVersions().find(version.id()))
        .filter(version::equals)
        .isPresent();
  }

  private void rememberEnd(long finishedAtMillis) {
    byte[] value = ByteBuffer.allocate(Long.BYTES).putLong(finishedAtMillis).array();
    store.<Object>writeFromReserve(tables -> {
      tables.serverValues().put(LAST, value);
      return value;
    });
  }
}
