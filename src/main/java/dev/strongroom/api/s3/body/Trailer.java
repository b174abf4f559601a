package dev.strongroom.api.s3.body;

import dev.strongroom.api.Fault;
import dev.strongroom.api.s3.message.S3Code;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what follows the last chunk: the one checksum that was announced, and its signature where
 * chunks are signed (sheet 04 §2.6).
 */
final class Trailer {
  private static final String SEAL = "x-amz-trailer-signature";
  private static final int MAXIMUM_LINES = 10;

  private final ChecksumAlgorithm announced;
  private @Nullable String value;
  private @Nullable String signature;

  Trailer(ChecksumAlgorithm announced) {
    this.announced = announced;
  }

  /**
   * Reads the trailer to the end of the body; throws a fault when it is not what was announced or
   * not signed by the chain.
   */
  void read(WireInput input, Optional<ChunkChain> chain) throws IOException {
    for (int count = 0; !input.isAtEnd(); count++) {
      if (count == MAXIMUM_LINES) {
        throw malformed();
      }
      String line = trimmed(input.line());
      if (!line.isEmpty()) {
        take(line);
      }
    }
    String found = value;
    if (found == null || (chain.isPresent() && signature == null)) {
      throw malformed();
    }
    if (chain.isPresent()) {
      byte[] lines = WireInput.bytes(announced.headerName() + ":" + found + "\n");
      String sha256 = HexFormat.of().formatHex(ChecksumAlgorithm.digest("SHA-256").digest(lines));
      chain.get().trailer(signature == null ? "" : signature, sha256);
    }
  }

  /** The value that was read. */
  String value() {
    if (value == null) {
      throw new IllegalStateException("the trailer has not been read");
    }
    return value;
  }

  private void take(String line) {
    int colon = line.indexOf(':');
    if (colon < 0) {
      throw malformed();
    }
    String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
    String text = trimmed(line.substring(colon + 1));
    if (name.equals(announced.headerName()) && value == null) {
      value = text;
    } else if (name.equals(SEAL) && signature == null) {
      signature = text;
    } else {
      throw malformed();
    }
  }

  /** Without the blanks and tabs around it, which in a header mean nothing either. */
  private static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isBlank(char character) {
    return character == ' ' || character == '\t';
  }

  private static Fault malformed() {
    return S3Code.MALFORMED_TRAILER.fault(
        "The request contained trailing data that was not well-formed or did not conform to our"
            + " published schema.");
  }
}
