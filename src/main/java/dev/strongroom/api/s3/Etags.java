package dev.strongroom.api.s3;

import dev.strongroom.model.FileVersion;

/** Entity tags: the MD5 of an object's content (sheet 04 §4.3). */
final class Etags {
  private Etags() {}

  /** The quoted tag of a finished version. */
  static String of(FileVersion version) {
    String md5 = version.contentMd5();
    return quoted(md5 == null ? version.id().value() : md5);
  }

  static String quoted(String tag) {
    return "\"" + tag + "\"";
  }

  /** The tag without quotes and without the mark of a weak one, as clients send it or not. */
  static String bare(String tag) {
    String strong = tag.startsWith("W/") ? tag.substring(2) : tag;
    boolean quotes = strong.length() >= 2 && strong.startsWith("\"") && strong.endsWith("\"");
    return quotes ? strong.substring(1, strong.length() - 1) : strong;
  }
}
