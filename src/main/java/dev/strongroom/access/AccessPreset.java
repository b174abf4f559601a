package dev.strongroom.access;

import dev.strongroom.model.Capabilities;
import dev.strongroom.model.Capability;
import java.util.Optional;

/**
 * The console's types of access, with B2's lists of capabilities (sheet 05 §4.6, columns "Our").
 */
public enum AccessPreset {
  /** Everything in a bucket but its deletion. */
  READ_AND_WRITE("Read and Write", Presets.READ_ONLY.union(Presets.WRITE_ONLY)),
  /** Files and settings are seen, nothing is changed. */
  READ_ONLY("Read Only", Presets.READ_ONLY),
  /** Files are neither listed nor read; deletion is included, as in B2. */
  WRITE_ONLY("Write Only", Presets.WRITE_ONLY);

  private final String label;
  private final Capabilities capabilities;

  AccessPreset(String label, Capabilities capabilities) {
    this.label = label;
    this.capabilities = capabilities;
  }

  /** What the console calls it, which is B2's word. */
  public String label() {
    return label;
  }

  /**
   * What a key of this type may do.
   *
   * @param allBucketNames whether it may also list the names of all buckets, as S3's ListBuckets
   *     needs
   */
  public Capabilities capabilities(boolean allBucketNames) {
    return allBucketNames
        ? capabilities.union(Capabilities.of(Capability.LIST_ALL_BUCKET_NAMES))
        : capabilities;
  }

  /** The preset that has exactly these capabilities, listing all bucket names aside. */
  public static Optional<AccessPreset> of(Capabilities capabilities) {
    for (AccessPreset preset : values()) {
      if (preset.capabilities(false).equals(capabilities)
          || preset.capabilities(true).equals(capabilities)) {
        return Optional.of(preset);
      }
    }
    return Optional.empty();
  }

  private static final class Presets {
    static final Capabilities READ_ONLY =
        Capabilities.of(
            Capability.LIST_BUCKETS,
            Capability.READ_BUCKETS,
            Capability.LIST_FILES,
            Capability.READ_FILES,
            Capability.SHARE_FILES,
            Capability.READ_BUCKET_ENCRYPTION,
            Capability.READ_BUCKET_REPLICATIONS,
            Capability.READ_BUCKET_NOTIFICATIONS,
            Capability.READ_BUCKET_LOGGING,
            Capability.READ_BUCKET_LIFECYCLE_RULES);
    static final Capabilities WRITE_ONLY =
        Capabilities.of(
            Capability.LIST_BUCKETS,
            Capability.READ_BUCKETS,
            Capability.WRITE_BUCKETS,
            Capability.WRITE_FILES,
            Capability.DELETE_FILES,
            Capability.READ_BUCKET_ENCRYPTION,
            Capability.WRITE_BUCKET_ENCRYPTION,
            Capability.READ_BUCKET_REPLICATIONS,
            Capability.WRITE_BUCKET_REPLICATIONS,
            Capability.READ_BUCKET_NOTIFICATIONS,
            Capability.WRITE_BUCKET_NOTIFICATIONS,
            Capability.READ_BUCKET_LOGGING,
            Capability.WRITE_BUCKET_LOGGING,
            Capability.READ_BUCKET_LIFECYCLE_RULES,
            Capability.WRITE_BUCKET_LIFECYCLE_RULES);

    private Presets() {}
  }
}
