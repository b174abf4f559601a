package dev.strongroom.api.s3;

import dev.strongroom.api.s3.message.S3Code;
import dev.strongroom.api.s3.message.S3Request;

/** Whole numbers in queries. */
final class Counts {
  private Counts() {}

  /**
   * Reads one; larger ones are taken for the largest.
   *
   * @param absent when there is none
   */
  static int read(S3Request request, String name, int absent, int largest) {
    String text = request.query().text(name).orElse("");
    if (text.isEmpty()) {
      return absent;
    }
    if (!text.matches("[0-9]{1,10}") || Long.parseLong(text) > Integer.MAX_VALUE) {
      throw S3Code.INVALID_ARGUMENT.fault(
          "Argument " + name + " must be an integer between 0 and 2147483647");
    }
    return Math.min(Integer.parseInt(text), largest);
  }
}
