package dev.strongroom.access;

import dev.strongroom.model.Capabilities;
import dev.strongroom.model.Capability;

/**
 * What the capabilities of a key amount to, in the questions that people ask before they hand one
 * out.
 */
public final class KeyPowers {
  /**
   * Power over keys, over whole buckets and over locks: what none of the presets holds (sheet 05
   * §4.6), and what a person confirms before handing it out (§10).
   */
  public static final Capabilities NEED_CONFIRMATION =
      Capabilities.of(
          Capability.LIST_KEYS,
          Capability.WRITE_KEYS,
          Capability.DELETE_KEYS,
          Capability.DELETE_BUCKETS,
          Capability.BYPASS_GOVERNANCE,
          Capability.WRITE_BUCKET_RETENTIONS,
          Capability.WRITE_FILE_RETENTIONS,
          Capability.WRITE_FILE_LEGAL_HOLDS);

  private KeyPowers() {}

  /** Says whether handing them out has to be confirmed. */
  public static boolean needConfirmation(Capabilities capabilities) {
    return capabilities.intersects(NEED_CONFIRMATION);
  }

  /** Says whether a key with these can make stored versions disappear for good. */
  public static boolean canDeleteData(Capabilities capabilities) {
    return capabilities.intersects(Action.DELETE_FILE_VERSION.sufficient())
        || capabilities.intersects(Action.WRITE_BUCKET_LIFECYCLE_RULES.sufficient());
  }

  /** Says whether a key with these can put new versions before old ones, or hide files. */
  public static boolean canWriteData(Capabilities capabilities) {
    return capabilities.intersects(Action.WRITE_FILE.sufficient());
  }

  /** Says whether a key with these can read the content of files. */
  public static boolean canReadData(Capabilities capabilities) {
    return capabilities.intersects(
        Action.READ_FILE.sufficient().union(Action.SHARE_FILES.sufficient()));
  }

  /** Says whether a key with these can make other keys, which may do more than it can. */
  public static boolean canMakeKeys(Capabilities capabilities) {
    return capabilities.intersects(Action.CREATE_KEY.sufficient());
  }

  /** Says whether a key with these can change what others may see of a bucket. */
  public static boolean canChangeBuckets(Capabilities capabilities) {
    return capabilities.intersects(Action.UPDATE_BUCKET.sufficient());
  }
}
