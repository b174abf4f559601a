package dev.strongroom.files;

import dev.strongroom.model.ContentChecksum;

/** Computes a checksum of content that is copied, beside the digests that are always kept. */
public interface ChecksumTap {
  /** Takes the next bytes. */
  void update(byte[] bytes, int offset, int count);

  /** The checksum of all bytes; called once. */
  ContentChecksum result();
}
