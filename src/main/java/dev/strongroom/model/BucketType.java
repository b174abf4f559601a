package dev.strongroom.model;

import java.util.Optional;

/**
 * Who may download from a bucket without a key (sheet 02 §2.1). Only the first two kinds can be
 * made by anybody but the server.
 */
public enum BucketType {
  /** Anyone may download files by name or id. */
  ALL_PUBLIC("allPublic"),
  /** Downloads need an application key or a download authorization. */
  ALL_PRIVATE("allPrivate"),
  /** As private; only the server itself writes to it (sheet 03 §9.1). */
  RESTRICTED("restricted");

  private final String wireName;

  BucketType(String wireName) {
    this.wireName = wireName;
  }

  /** The name in requests and answers, such as {@code allPrivate}. */
  public String wireName() {
    return wireName;
  }

  /** Finds the type with this name; empty when there is none. */
  public static Optional<BucketType> named(String wireName) {
    for (BucketType type : values()) {
      if (type.wireName.equals(wireName)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
