package dev.strongroom.maintenance;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.store.MetadataStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What the operator has done about the storage as a whole, on a running server or a stopped one.
 */
public final class Maintenance {
  /** How long a blob without a row is left alone: longer than any upload takes. */
  private static final Duration GRACE = Duration.ofDays(2);

  /** So many damaged versions are named in one report; all are counted. */
  private static final int MOST_NAMED = 10_000;

  private static final Need NEED = Action.MAINTAIN.on(Target.OfServer.INSTANCE);

  private final Scrub scrub;
  private final OrphanSweep sweep;
  private final Backup backup;
  private final ExpiredKeys expiredKeys;
  private final InstantSource clock;
  private final String keyEncryptionKeyId;

  /**
   * Puts it together.
   *
   * @param store whose expired keys are forgotten
   * @param clock of the storage
   * @param keyEncryptionKeyId tells which key a backup needs
   */
  public Maintenance(
      Scrub scrub,
      OrphanSweep sweep,
      Backup backup,
      MetadataStore store,
      InstantSource clock,
      String keyEncryptionKeyId) {
    this.scrub = scrub;
    this.sweep = sweep;
    this.backup = backup;
    this.expiredKeys = new ExpiredKeys(store);
    this.clock = clock;
    this.keyEncryptionKeyId = keyEncryptionKeyId;
  }

  /**
   * What a scrub came to.
   *
   * @param damages the damaged versions, the first 10,000 of them
   */
  public record Scrubbed(ScrubReport report, List<Damage> damages) {}

  /**
   * Reads everything that is stored, as fast as it can.
   *
   * @throws dev.strongroom.model.Refusal when that is being done already
   */
  public Scrubbed scrub(Permit permit) {
    permit.require(NEED);
    return scrubAt(() -> true).orElseThrow();
  }

  /**
   * Reads everything that is stored: a chore of the server's own.
   *
   * @param pace asked again and again whether to go on, and may wait; false ends it
   * @return empty when it was ended
   * @throws dev.strongroom.model.Refusal when that is being done already
   */
  public Optional<Scrubbed> scrubAt(BooleanSupplier pace) {
    List<Damage> damages = new ArrayList<>();
    return scrub
        .run(
            damage -> {
              if (damages.size() < MOST_NAMED) {
                damages.add(damage);
              }
            },
            pace)
        .map(report -> new Scrubbed(report, damages));
  }

  /** When a scrub last came to its end, in milliseconds since 1970 UTC; empty when none did. */
  public Optional<Long> lastScrubMillis() {
    return scrub.lastFinishedMillis();
  }

  /** Makes a backup in a directory that is missing or empty. */
  public BackupReport backUp(Permit permit, Path directory) {
    permit.require(NEED);
    return backup.run(directory, keyEncryptionKeyId);
  }

  /** Drops blobs that no row has referred to for two days: a chore of the server's own. */
  public SweepReport sweep() {
    return sweep.run(clock.millis() - GRACE.toMillis());
  }

  /**
   * Forgets keys that expired thirty days ago or earlier: a chore of the server's own.
   *
   * @param nowMillis milliseconds since 1970 UTC by the clock that keys expire by
   * @return how many
   */
  public int forgetExpiredKeys(long nowMillis) {
    return expiredKeys.forget(nowMillis);
  }
}
