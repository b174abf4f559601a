package dev.strongroom.store.sql;

import dev.strongroom.model.BlobId;
import dev.strongroom.model.BucketId;
import java.util.HexFormat;

/** Ids of hexadecimal digits as bytes, in the tables that have a row for every file. */
final class Identifiers {
  private static final HexFormat HEX = HexFormat.of();

  private Identifiers() {}

  static byte[] bucket(BucketId id) {
    return HEX.parseHex(id.value());
  }

  static BucketId bucket(byte[] stored) {
    return new BucketId(HEX.formatHex(stored));
  }

  static byte[] blob(BlobId id) {
    return HEX.parseHex(id.value());
  }

  static BlobId blob(byte[] stored) {
    return new BlobId(HEX.formatHex(stored));
  }
}
