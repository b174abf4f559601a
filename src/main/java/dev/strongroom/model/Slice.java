package dev.strongroom.model;

/**
 * Consecutive bytes of something stored.
 *
 * @param offset where they begin, in bytes from 0
 * @param length how many, in bytes
 */
public record Slice(long offset, long length) {
  /** All bytes of something with this length. */
  public static Slice all(long length) {
    return new Slice(0, length);
  }

  /** Where they end: the first byte that is not among them. */
  public long end() {
    return offset + length;
  }

  /** Says whether these are all bytes of something with this length. */
  public boolean isAll(long totalLength) {
    return offset == 0 && length == totalLength;
  }

  /** In the form of a Content-Range header. */
  public String contentRange(long totalLength) {
    return "bytes " + offset + "-" + (end() - 1) + "/" + totalLength;
  }
}
