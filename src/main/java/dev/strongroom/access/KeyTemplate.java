package dev.strongroom.access;

import dev.strongroom.model.Capabilities;
import dev.strongroom.model.Capability;
import java.util.Optional;

/**
 * Capabilities for a job, narrower than the presets, with what the job cannot do then (sheet 05 §13
 * no. 6).
 */
public enum KeyTemplate {
  /** A backup program that can destroy nothing. */
  APPEND_ONLY_BACKUP(
      "Backup that cannot delete",
      "Every version that was ever written stays. A program that overwrites or hides a name only"
          + " puts a version before it. restic cannot remove its locks with it: it says so and goes"
          + " on; forget and prune need another key.",
      Capability.LIST_BUCKETS,
      Capability.LIST_FILES,
      Capability.READ_FILES,
      Capability.WRITE_FILES),
  /** A backup program that tidies up after itself. */
  PRUNING_BACKUP(
      "Backup with prune",
      "Old backups can be removed with it, so whoever has it can remove all of them.",
      Capability.LIST_BUCKETS,
      Capability.LIST_FILES,
      Capability.READ_FILES,
      Capability.WRITE_FILES,
      Capability.DELETE_FILES),
  /** Somebody who only reads. */
  READING(
      "Read only, and no settings",
      "Files are listed and downloaded. It sees no settings and makes no links for others.",
      Capability.LIST_BUCKETS,
      Capability.LIST_FILES,
      Capability.READ_FILES),
  /** A site that takes files from people. */
  WEB_UPLOAD(
      "Web upload",
      "Files come in; it can neither see nor fetch what is there. Give it a prefix, and a short"
          + " duration where it reaches a browser.",
      Capability.WRITE_FILES),
  /** Something that watches. */
  MONITORING(
      "Monitoring",
      "It sees buckets and their settings, no names of files and no content.",
      Capability.LIST_BUCKETS,
      Capability.READ_BUCKETS,
      Capability.READ_BUCKET_ENCRYPTION,
      Capability.READ_BUCKET_RETENTIONS,
      Capability.READ_BUCKET_REPLICATIONS,
      Capability.READ_BUCKET_NOTIFICATIONS,
      Capability.READ_BUCKET_LOGGING,
      Capability.READ_BUCKET_LIFECYCLE_RULES);

  private final String label;
  private final String limits;
  private final Capabilities capabilities;

  KeyTemplate(String label, String limits, Capability... capabilities) {
    this.label = label;
    this.limits = limits;
    this.capabilities = Capabilities.of(capabilities);
  }

  /** What the job is called. */
  public String label() {
    return label;
  }

  /** What a key for it can and cannot do. */
  public String limits() {
    return limits;
  }

  /** What a key for it may do. */
  public Capabilities capabilities() {
    return capabilities;
  }

  /** The template with this name; empty when there is none. */
  public static Optional<KeyTemplate> named(String name) {
    for (KeyTemplate template : values()) {
      if (template.name().equals(name)) {
        return Optional.of(template);
      }
    }
    return Optional.empty();
  }
}
