package dev.strongroom.store;

import dev.strongroom.model.FileName;
import dev.strongroom.model.FileVersion;

/**
 * A place in a bucket's versions: names ascending by UTF-8 bytes, within a name newest first.
 *
 * @param name UTF-8 bytes of a name or of the beginning of one; need not be a valid name
 * @param uploadTimestampMillis versions of exactly this name that are newer come before the place
 * @param sequence decides among equal timestamps, as above
 */
public record VersionPosition(byte[] name, long uploadTimestampMillis, long sequence) {
  /** Before every version of this name and after every lesser name. */
  public static VersionPosition beforeName(byte[] name) {
    return new VersionPosition(name, Long.MAX_VALUE, Long.MAX_VALUE);
  }

  /** After every version of this name, before every greater name. */
  public static VersionPosition afterName(FileName name) {
    byte[] bytes = name.bytes();
    return beforeName(java.util.Arrays.copyOf(bytes, bytes.length + 1));
  }

  /** Exactly at this version. */
  public static VersionPosition at(FileVersion version) {
    return new VersionPosition(
        version.name().bytes(), version.uploadTimestampMillis(), version.sequence());
  }

  /** Just after this version. */
  public static VersionPosition after(FileVersion version) {
    byte[] name = version.name().bytes();
    if (version.sequence() > 0) {
      return new VersionPosition(name, version.uploadTimestampMillis(), version.sequence() - 1);
    }
    return version.uploadTimestampMillis() > 0
        ? new VersionPosition(name, version.uploadTimestampMillis() - 1, Long.MAX_VALUE)
        : afterName(version.name());
  }
}
