package dev.strongroom.access;

import dev.strongroom.model.Capabilities;
import dev.strongroom.model.Capability;
import java.util.ArrayList;
import java.util.List;

/**
 * A capability in plain words, for a person who picks single ones.
 *
 * @param capability which
 * @param group what it is about
 * @param effect what a key may do with it
 */
public record CapabilityText(Capability capability, Group group, String effect) {
  /** What capabilities are about, in the order in which they are shown. */
  public enum Group {
    /** Files and their versions. */
    FILES("Files"),
    /** Buckets as such. */
    BUCKETS("Buckets"),
    /** What is set for a bucket. */
    SETTINGS("Bucket settings"),
    /** Retention and legal holds. */
    LOCKS("Locks"),
    /** Application keys. */
    KEYS("Application keys");

    private final String label;

    Group(String label) {
      this.label = label;
    }

    /** Its heading. */
    public String label() {
      return label;
    }
  }

  /** B2's name of the capability. */
  public String wireName() {
    return capability.wireName();
  }

  /** The capability alone, as a set. */
  public Capabilities alone() {
    return Capabilities.of(capability);
  }

  /** Every capability of a group. */
  public static List<CapabilityText> of(Group group) {
    List<CapabilityText> texts = new ArrayList<>();
    for (Capability capability : Capability.values()) {
      CapabilityText text = of(capability);
      if (text.group == group) {
        texts.add(text);
      }
    }
    return texts;
  }

  private static CapabilityText of(Capability capability) {
    return switch (capability) {
      case LIST_FILES -> files(capability, "See the names, sizes and times of files.");
      case READ_FILES -> files(capability, "Download files and read their info.");
      case SHARE_FILES -> files(capability, "Make links with which others download private files.");
      case WRITE_FILES -> files(capability, "Upload, copy and hide files; old versions stay.");
      case DELETE_FILES -> files(capability, "Delete versions for good.");
      case LIST_BUCKETS -> buckets(capability, "See the buckets that the key reaches.");
      case LIST_ALL_BUCKET_NAMES ->
          buckets(capability, "See the names of all buckets, also of those out of reach.");
      case READ_BUCKETS -> buckets(capability, "Read a bucket's settings over S3.");
      case WRITE_BUCKETS ->
          buckets(capability, "Make buckets; change type, info and lifecycle rules.");
      case DELETE_BUCKETS -> buckets(capability, "Delete empty buckets. For all buckets only.");
      case READ_BUCKET_ENCRYPTION -> settings(capability, "See the default encryption.");
      case WRITE_BUCKET_ENCRYPTION -> settings(capability, "Change the default encryption.");
      case READ_BUCKET_REPLICATIONS -> settings(capability, "See the replication rules.");
      case WRITE_BUCKET_REPLICATIONS -> settings(capability, "Change the replication rules.");
      case READ_BUCKET_NOTIFICATIONS -> settings(capability, "See the event notifications.");
      case WRITE_BUCKET_NOTIFICATIONS -> settings(capability, "Change the event notifications.");
      case READ_BUCKET_LOGGING -> settings(capability, "See where accesses are logged.");
      case WRITE_BUCKET_LOGGING -> settings(capability, "Change where accesses are logged.");
      case READ_BUCKET_LIFECYCLE_RULES -> settings(capability, "See the lifecycle rules.");
      case WRITE_BUCKET_LIFECYCLE_RULES ->
          settings(capability, "Change the lifecycle rules, which can delete files.");
      case READ_BUCKET_RETENTIONS -> locks(capability, "See a bucket's lock settings.");
      case WRITE_BUCKET_RETENTIONS -> locks(capability, "Change a bucket's lock settings.");
      case READ_FILE_RETENTIONS -> locks(capability, "See until when a file is kept.");
      case WRITE_FILE_RETENTIONS -> locks(capability, "Say until when a file is kept.");
      case READ_FILE_LEGAL_HOLDS -> locks(capability, "See whether a file is held.");
      case WRITE_FILE_LEGAL_HOLDS -> locks(capability, "Hold files, and let them go.");
      case BYPASS_GOVERNANCE -> locks(capability, "Delete files that governance would keep.");
      case LIST_KEYS -> keys(capability, "See all keys of the account. For all buckets only.");
      case WRITE_KEYS ->
          keys(capability, "Make keys, also such that may do more. For all buckets only.");
      case DELETE_KEYS -> keys(capability, "Delete keys. For all buckets only.");
    };
  }

  private static CapabilityText files(Capability capability, String effect) {
    return new CapabilityText(capability, Group.FILES, effect);
  }

  private static CapabilityText buckets(Capability capability, String effect) {
    return new CapabilityText(capability, Group.BUCKETS, effect);
  }

  private static CapabilityText settings(Capability capability, String effect) {
    return new CapabilityText(capability, Group.SETTINGS, effect);
  }

  private static CapabilityText locks(Capability capability, String effect) {
    return new CapabilityText(capability, Group.LOCKS, effect);
  }

  private static CapabilityText keys(Capability capability, String effect) {
    return new CapabilityText(capability, Group.KEYS, effect);
  }
}
