package dev.strongroom.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A body in signed chunks, written from the specification and apart from the server's code (sheet
 * 04 §2.6).
 *
 * @param signer of the request
 * @param time of the request
 * @param seed the request's signature
 */
public record SignedChunks(TestSigner signer, String time, String seed) {
  /**
   * The pieces of the body: one for each chunk with its data, the empty last one, and the trailer
   * if there is one.
   *
   * @param trailer name, colon and value; empty for none
   */
  public List<String> pieces(byte[] content, int chunkLength, String trailer) {
    List<String> pieces = new ArrayList<>();
    String previous = seed;
    for (int start = 0; start <= content.length; start += chunkLength) {
      byte[] data =
          Arrays.copyOfRange(content, start, Math.min(content.length, start + chunkLength));
      if (data.length > 0) {
        previous = chunk(previous, data);
        pieces.add(line(data.length, previous) + text(data) + "\r\n");
      }
    }
    previous = chunk(previous, new byte[0]);
    pieces.add(line(0, previous));
    if (trailer.isEmpty()) {
      pieces.add("\r\n");
    } else {
      String signature =
          sign(
              "AWS4-HMAC-SHA256-TRAILER\n"
                  + timeAndScope()
                  + previous
                  + "\n"
                  + TestSigner.sha256((trailer + "\n").getBytes(StandardCharsets.UTF_8)));
      pieces.add(trailer + "\r\n");
      pieces.add("x-amz-trailer-signature:" + signature + "\r\n\r\n");
    }
    return pieces;
  }

  /** The pieces as bytes. */
  public static byte[] joined(List<String> pieces) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    pieces.forEach(piece -> bytes.writeBytes(piece.getBytes(StandardCharsets.ISO_8859_1)));
    return bytes.toByteArray();
  }

  private String chunk(String previous, byte[] data) {
    return sign(
        "AWS4-HMAC-SHA256-PAYLOAD\n"
            + timeAndScope()
            + previous
            + "\n"
            + TestSigner.EMPTY_SHA256
            + "\n"
            + TestSigner.sha256(data));
  }

  private String timeAndScope() {
    return time + "\n" + signer.scope(time.substring(0, 8)) + "\n";
  }

  private String sign(String text) {
    return signer.signature(time.substring(0, 8), text);
  }

  private static String line(int length, String signature) {
    return Integer.toHexString(length) + ";chunk-signature=" + signature + "\r\n";
  }

  private static String text(byte[] data) {
    return new String(data, StandardCharsets.ISO_8859_1);
  }

  @Override
  public String toString() {
    return "SignedChunks[" + time + "]";
  }
}
