package dev.strongroom.api.s3.body;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.api.Fault;
import dev.strongroom.testing.SignedChunks;
import dev.strongroom.testing.TestSigner;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sheet 04 §2.6: bodies in chunks, signed and not, with and without trailers. */
class ChunkedStreamTest {
  private static final TestSigner AWS =
      new TestSigner(
          "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1");
  private static final String TIME = "20130524T000000Z";
  private static final byte[] CONTENT = filled(66560);

  private static final String PLAIN_SEED =
      "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9";
  private static final List<String> PLAIN =
      List.of(
          "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648",
          "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497",
          "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9");
  private static final String TRAILED_SEED =
      "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e";
  private static final List<String> TRAILED =
      List.of(
          "b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2",
          "1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7",
          "2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992");
  private static final String TRAILER =
      "x-amz-checksum-crc32c:sOO8/Q==\r\nx-amz-trailer-signature:"
          + "d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n\r\n";

  @Test
  void publishedSignedChunks() throws IOException {
    assertArrayEquals(CONTENT, signed(published(PLAIN, "\r\n"), PLAIN_SEED).readAllBytes());
  }

  @Test
  void publishedSignedChunksWithTrailer() throws IOException {
    Trailer trailer = new Trailer(ChecksumAlgorithm.CRC32C);
    ChunkedStream stream = trailed(published(TRAILED, TRAILER), trailer);
    assertArrayEquals(CONTENT, stream.readAllBytes());
    assertEquals("sOO8/Q==", trailer.value());
  }

  /** AWS's own example prints a line break more after the trailer's lines. */
  @Test
  void trailerLinesMayEndTwice() throws IOException {
    String loose = TRAILER.replaceFirst("\r\n", "\n\r\n");
    Trailer trailer = new Trailer(ChecksumAlgorithm.CRC32C);
    assertArrayEquals(CONTENT, trailed(published(TRAILED, loose), trailer).readAllBytes());
  }

  /** Sheet 06 no. 50: a signature that is wrong in the first, a later or the last chunk. */
  @ParameterizedTest
  @CsvSource({"0", "1", "2"})
  void aWrongChunkSignatureEndsTheBody(int chunk) {
    String changed =
        PLAIN.get(chunk).replaceFirst("^.", PLAIN.get(chunk).startsWith("a") ? "b" : "a");
    List<String> signatures =
        PLAIN.stream().map(s -> s.equals(PLAIN.get(chunk)) ? changed : s).toList();
    Fault fault = fault(signed(published(signatures, "\r\n"), PLAIN_SEED));
    assertEquals("SignatureDoesNotMatch", fault.code());
    assertEquals(403, fault.status());
  }

  /**
   * Sheet 06 no. 50: every single byte matters, whatever it is changed into. What may differ is
   * what sheet 04 §2.6 tolerates: an empty extension of a chunk, the letters' case in a trailer's
   * name, blanks and empty lines around what a trailer says.
   */
  @Test
  void anyChangedByteFails() throws IOException {
    byte[] content = filled(19);
    byte[] body =
        SignedChunks.joined(
            new SignedChunks(AWS, TIME, TRAILED_SEED)
                .pieces(content, 16, "x-amz-checksum-crc32c:sOO8/Q=="));
    int accepted = 0;
    for (int index = 0; index < body.length; index++) {
      for (int mask = 1; mask < 256; mask++) {
        byte[] changed = body.clone();
        changed[index] ^= (byte) mask;
        Trailer trailer = new Trailer(ChecksumAlgorithm.CRC32C);
        try {
          byte[] read = trailed(changed, content.length, trailer).readAllBytes();
          accepted++;
          assertArrayEquals(content, read);
          assertEquals("sOO8/Q==", trailer.value());
          assertEquals(meaning(body), meaning(changed), "byte " + index + ", mask " + mask);
        } catch (Fault refused) {
          assertTrue(refused.status() == 400 || refused.status() == 403, refused::toString);
        }
      }
    }
    assertTrue(accepted < 80, accepted + " changes were tolerated");
  }

  /** A body without what may differ; its trailer begins after the empty chunk. */
  private static String meaning(byte[] body) {
    String text = new String(body, StandardCharsets.ISO_8859_1);
    int trailer = text.indexOf('\n', text.indexOf("\n0;") + 1) + 1;
    String chunks = text.substring(0, trailer).replaceAll("[;\r]\n", "\n");
    String lines =
        text.substring(trailer)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[ \t\r\n]*\n[ \t\r\n]*", "\n")
            .strip();
    return chunks + lines;
  }

  /** A reader that stops after the announced bytes has seen the end verified all the same. */
  @Test
  void lastBytesComeOnlyAfterTheEndWasVerified() throws IOException {
    byte[] cut = Arrays.copyOf(published(TRAILED, TRAILER), 65536 + 100);
    ChunkedStream stream = trailed(cut, new Trailer(ChecksumAlgorithm.CRC32C));
    assertEquals(65536, stream.readNBytes(65536).length);
    assertThrows(Fault.class, () -> stream.readNBytes(1024));
  }

  @Property(tries = 300)
  void unsignedChunksOfAnySize(
      @ForAll @Size(max = 5000) byte[] content,
      @ForAll @IntRange(min = 1, max = 700) int chunkSize,
      @ForAll @IntRange(min = 1, max = 900) int readSize)
      throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int start = 0; start < content.length; start += chunkSize) {
      int length = Math.min(chunkSize, content.length - start);
      body.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      body.write(content, start, length);
      body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    body.writeBytes(
        "0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    ChunkedStream stream =
        new ChunkedStream(
            new ByteArrayInputStream(body.toByteArray()),
            content.length,
            Optional.empty(),
            Optional.of(new Trailer(ChecksumAlgorithm.CRC32)));
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    byte[] buffer = new byte[readSize];
    for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
      read.write(buffer, 0, count);
    }
    assertArrayEquals(content, read.toByteArray());
  }

  /** Sheet 04 §2.6: broken framing is IncompleteBody, a broken trailer MalformedTrailerError. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3~abc~0~x-amz-checksum-crc32:AAAAAA==~~ | IncompleteBody",
        "5~abcd~0~x-amz-checksum-crc32:AAAAAA==~~ | IncompleteBody",
        "4~abcd | IncompleteBody",
        "4~abcd~ | IncompleteBody",
        "4~abcdX~0~x-amz-checksum-crc32:AAAAAA==~~ | IncompleteBody",
        "4~abcd~1~e~0~x-amz-checksum-crc32:AAAAAA==~~ | IncompleteBody",
        "-4~abcd~0~x-amz-checksum-crc32:AAAAAA==~~ | IncompleteBody",
        "ffffffffffffffff4~abcd~0~x-amz-checksum-crc32:AAAAAA==~~ | IncompleteBody",
        "x~abcd~0~x-amz-checksum-crc32:AAAAAA==~~ | IncompleteBody",
        "0~x-amz-checksum-crc32:AAAAAA==~~ | IncompleteBody",
        "4~abcd~0~~ | MalformedTrailerError",
        "4~abcd~0~x-amz-checksum-crc32c:AAAAAA==~~ | MalformedTrailerError",
        "4~abcd~0~x-amz-checksum-crc32:A~x-amz-checksum-crc32:A~~ | MalformedTrailerError",
        "4~abcd~0~x-amz-meta-a:b~x-amz-checksum-crc32:AAAAAA==~~ | MalformedTrailerError",
        "4~abcd~0~x-amz-checksum-crc32~~ | MalformedTrailerError"
      })
  void brokenBodies(String body, String code) {
    byte[] bytes = body.replace("~", "\r\n").getBytes(StandardCharsets.US_ASCII);
    ChunkedStream stream =
        new ChunkedStream(
            new ByteArrayInputStream(bytes),
            4,
            Optional.empty(),
            Optional.of(new Trailer(ChecksumAlgorithm.CRC32)));
    assertEquals(code, fault(stream).code());
  }

  private static Fault fault(ChunkedStream stream) {
    return assertThrows(Fault.class, stream::readAllBytes);
  }

  private static ChunkedStream signed(byte[] body, String seed) {
    return new ChunkedStream(
        new ByteArrayInputStream(body), CONTENT.length, Optional.of(chain(seed)), Optional.empty());
  }

  private static ChunkedStream trailed(byte[] body, Trailer trailer) {
    return trailed(body, CONTENT.length, trailer);
  }

  private static ChunkedStream trailed(byte[] body, int length, Trailer trailer) {
    return new ChunkedStream(
        new ByteArrayInputStream(body),
        length,
        Optional.of(chain(TRAILED_SEED)),
        Optional.of(trailer));
  }

  private static ChunkChain chain(String seed) {
    return new ChunkChain(
        (text, signature) ->
            MessageDigest.isEqual(
                AWS.signature("20130524", text).getBytes(StandardCharsets.US_ASCII),
                signature.getBytes(StandardCharsets.UTF_8)),
        TIME,
        AWS.scope("20130524"),
        seed);
  }

  private static byte[] published(List<String> signatures, String end) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        ("10000;chunk-signature=" + signatures.get(0) + "\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    body.write(CONTENT, 0, 65536);
    body.writeBytes(
        ("\r\n400;chunk-signature=" + signatures.get(1) + "\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    body.write(CONTENT, 65536, 1024);
    body.writeBytes(
        ("\r\n0;chunk-signature=" + signatures.get(2) + "\r\n" + end)
            .getBytes(StandardCharsets.US_ASCII));
    return body.toByteArray();
  }

  private static byte[] filled(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 'a');
    return bytes;
  }
}
