package dev.strongroom.maintenance;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

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
  private final InstantSource clock;
  private final String keyEncryptionKeyId;

  /**
   * Puts it together.
   *
   * @param clock of the storage
   * @param keyEncryptionKeyId tells which key a backup needs
   */
  public Maintenance(
      Scrub scrub,
      OrphanSweep sweep,
      Backup backup,
      InstantSource clock,
      String keyEncryptionKeyId) {
    this.scrub = scrub;
    this.sweep = sweep;
    this.backup = backup;
    this.clock = clock;
    this.keyEncryptionKeyId = keyEncryptionKeyId;
  }

  /**
   * What a scrub came to.
   *
   * @param damages the damaged versions, the first 10,000 of them
   */
  public record Scrubbed(ScrubReport report, List<Damage> damages) {}

  /** Reads everything that is stored. */
  public Scrubbed scrub(Permit permit) {
    permit.require(NEED);
    List<Damage> damages = new ArrayList<>();
    ScrubReport report =
        scrub.run(damage -> {
          if (damages.size() < MOST_NAMED) {
            damages.add(damage);
          }
        });
    return new Scrubbed(report, damages);
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
}
