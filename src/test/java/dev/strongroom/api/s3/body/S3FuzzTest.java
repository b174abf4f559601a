package dev.strongroom.api.s3.body;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.access.SignatureClaim;
import dev.strongroom.api.Call;
import dev.strongroom.api.Fault;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.s3.message.S3Request;
import dev.strongroom.api.s3.message.S3Settings;
import dev.strongroom.testing.SignedChunks;
import dev.strongroom.testing.TestSigner;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.PropagationMode;

/**
 * Chunked bodies and requests that were made and changed at random (sheet 06). Each property goes
 * on for {@code -Dfuzz.seconds}, one second without it; a failure is made small and shown.
 */
@AddLifecycleHook(value = FuzzTime.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
class S3FuzzTest {
  private static final TestSigner SIGNER =
      new TestSigner("000000000000000000000000a", "secret", "us-east-1");
  private static final String DATE = "20261122";
  private static final String TIME = DATE + "T100000Z";
  private static final String SEED = SIGNER.signature(DATE, "seed");
  private static final S3Settings SETTINGS =
      new S3Settings("us-east-1", List.of("s3.localhost"), false, true, false);
  private static final String GOOD_AUTHORIZATION =
      "AWS4-HMAC-SHA256 Credential=%s/%s,SignedHeaders=%s,Signature=%s"
          .formatted(
              SIGNER.keyId(),
              SIGNER.scope(DATE),
              "host;x-amz-content-sha256;x-amz-date;x-amz-meta-a",
              "0".repeat(64));

  /** How a body in chunks is protected. */
  enum Mode {
    SIGNED,
    SIGNED_WITH_TRAILER,
    UNSIGNED_WITH_TRAILER;

    boolean isSigned() {
      return this != UNSIGNED_WITH_TRAILER;
    }

    boolean hasTrailer() {
      return this != SIGNED;
    }
  }

  /** What happens to the bytes from a place on; places and lengths are taken as far as they go. */
  record Change(Kind kind, int place, int length, byte[] bytes) {
    enum Kind {
      REMOVE,
      REPEAT,
      REPLACE,
      INSERT,
      CUT_OFF
    }

    byte[] of(byte[] body) {
      int from = body.length == 0 ? 0 : place % body.length;
      int end = Math.min(body.length, from + length);
      ByteArrayOutputStream changed = new ByteArrayOutputStream();
      changed.write(body, 0, from);
      switch (kind) {
        case REMOVE -> changed.write(body, end, body.length - end);
        case REPEAT -> {
          changed.write(body, from, end - from);
          changed.write(body, from, body.length - from);
        }
        case REPLACE -> {
          changed.writeBytes(bytes);
          changed.write(body, end, body.length - end);
        }
        case INSERT -> {
          changed.writeBytes(bytes);
          changed.write(body, from, body.length - from);
        }
        case CUT_OFF -> {}
      }
      return changed.toByteArray();
    }
  }

  /** A changed body is refused, or it is the very content that was signed or summed. */
  @Property(tries = Integer.MAX_VALUE, generation = GenerationMode.RANDOMIZED)
  void chunkedBodies(
      @ForAll @Size(max = 200) byte[] content,
      @ForAll Mode mode,
      @ForAll @IntRange(min = 1, max = 60) int chunkLength,
      @ForAll("changes") List<Change> changes,
      @ForAll @IntRange(min = 1, max = 300) int atOnce)
      throws IOException {
    byte[] body = body(content, mode, chunkLength);
    for (Change change : changes) {
      body = change.of(body);
    }
    Optional<Trailer> trailer =
        mode.hasTrailer() ? Optional.of(new Trailer(ChecksumAlgorithm.CRC32)) : Optional.empty();
    try {
      byte[] read = read(body, content.length, mode.isSigned(), trailer, atOnce);
      if (mode.isSigned() || trailer.orElseThrow().value().equals(crc32(read))) {
        assertArrayEquals(content, read);
      }
    } catch (Fault refused) {
      assertTrue(!changes.isEmpty(), refused::toString);
      assertRefusesTheBody(refused);
    }
  }

  /** Bytes that never were a body are refused, however they are read, and always to an end. */
  @Property(tries = Integer.MAX_VALUE, generation = GenerationMode.RANDOMIZED)
  void bodiesOfPieces(
      @ForAll("bodyPieces") List<String> pieces,
      @ForAll @IntRange(max = 40) int announced,
      @ForAll boolean signed,
      @ForAll boolean trailing,
      @ForAll @IntRange(min = 1, max = 20) int atOnce)
      throws IOException {
    byte[] body = String.join("", pieces).getBytes(StandardCharsets.ISO_8859_1);
    Optional<Trailer> trailer =
        trailing ? Optional.of(new Trailer(ChecksumAlgorithm.CRC32)) : Optional.empty();
    try {
      assertEquals(announced, read(body, announced, signed, trailer, atOnce).length);
      assertTrue(!signed, "no piece is signed");
    } catch (Fault refused) {
      assertRefusesTheBody(refused);
    }
  }

  /** Whatever comes is understood or refused, in the same way each time. */
  @Property(tries = Integer.MAX_VALUE, generation = GenerationMode.RANDOMIZED)
  void requests(
      @ForAll boolean reading,
      @ForAll("requestText") String path,
      @ForAll("requestText") String query,
      @ForAll("host") String host,
      @ForAll("time") String time,
      @ForAll("requestText") String metadata,
      @ForAll("authorization") String authorization) {
    List<Header> headers =
        List.of(
            new Header("Host", host),
            new Header("x-amz-date", time),
            new Header("x-amz-content-sha256", TestSigner.EMPTY_SHA256),
            new Header("x-amz-meta-a", metadata),
            new Header("Authorization", authorization));
    Call call = TestSigner.call(reading ? "GET" : "PUT", "/" + path, query, headers, new byte[0]);
    assertEquals(understood(call), understood(call));
  }

  /** What a signer escapes as the specification says is signed by the text that is compared. */
  @Property(tries = Integer.MAX_VALUE, generation = GenerationMode.RANDOMIZED)
  void canonicalRequests(
      @ForAll("names") List<String> segments,
      @ForAll("names") List<String> values,
      @ForAll("names") List<String> words) {
    StringBuilder target = new StringBuilder("/bucket-one");
    segments.forEach(segment -> target.append('/').append(escaped(segment)));
    for (int index = 0; index < values.size(); index++) {
      target.append(index == 0 ? "?" : "&").append("x-id=").append(escaped(values.get(index)));
    }
    // Blanks around a value and runs of them inside count for nothing, or for one.
    List<String> shown = words.stream().map(S3FuzzTest::escaped).filter(w -> !w.isEmpty()).toList();
    Call folded = signed(target.toString(), String.join(" ", shown));
    Call sent = signed(target.toString(), "  " + String.join("   ", shown) + " ");
    Call call = with(sent, authorization(folded));
    SignatureClaim claim = S3Request.of(call, SETTINGS).claim().orElseThrow();
    assertTrue(
        claim.texts().stream()
            .anyMatch(text -> SIGNER.signature(DATE, text).equals(claim.signature())),
        target::toString);
  }

  @Provide
  Arbitrary<List<Change>> changes() {
    Arbitrary<byte[]> bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(8);
    return Combinators.combine(
            Arbitraries.of(Change.Kind.class),
            Arbitraries.integers().between(0, 1000),
            Arbitraries.integers().between(1, 8),
            bytes)
        .as(Change::new)
        .list()
        .ofMaxSize(3);
  }

  @Provide
  Arbitrary<List<String>> bodyPieces() {
    return Arbitraries.of(
            "\r\n",
            "\n",
            "\r",
            "0",
            "5",
            "05",
            "a",
            "A",
            "fffffffffffffff",
            "8000000000000000",
            "-1",
            "0x5",
            ";",
            ";chunk-signature=" + "0".repeat(64),
            ";chunk-signature=",
            "hello",
            "0\r\n",
            "5\r\nhello\r\n",
            "x-amz-checksum-crc32:NhCmhg==",
            "x-amz-trailer-signature:" + "0".repeat(64),
            ":",
            " ",
            "x".repeat(2000))
        .list()
        .ofMaxSize(12);
  }

  @Provide
  Arbitrary<String> requestText() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "/",
            "//",
            "/./",
            "/../",
            "%2F",
            "%2f",
            "%",
            "%zz",
            "%C3%BC",
            "%ff",
            "+",
            "%2B",
            "~",
            ";",
            "a",
            "bucket-one",
            "&",
            "=",
            "?",
            "acl",
            "versions",
            "X-Amz-Signature",
            "X-Amz-Algorithm",
            "x-amz-",
            "AWS4-HMAC-SHA256 ",
            "Credential=",
            "host;",
            ",",
            "\u00fc",
            " ",
            "0",
            "STREAMING-");
    Arbitrary<String> any = Arbitraries.strings().ofMaxLength(4);
    return Arbitraries.frequencyOf(Tuple.of(8, pieces), Tuple.of(1, any))
        .list()
        .ofMaxSize(8)
        .map(list -> String.join("", list));
  }

  @Provide
  Arbitrary<String> host() {
    return mostly("s3.localhost");
  }

  @Provide
  Arbitrary<String> time() {
    return mostly(TIME);
  }

  /** A good one, a good one with something in its midst, or anything. */
  @Provide
  Arbitrary<String> authorization() {
    Arbitrary<String> spoilt =
        Combinators.combine(
                Arbitraries.integers().between(0, GOOD_AUTHORIZATION.length()), requestText())
            .as((place, text) ->
                GOOD_AUTHORIZATION.substring(0, place)
                    + text
                    + GOOD_AUTHORIZATION.substring(place));
    return Arbitraries.oneOf(Arbitraries.just(GOOD_AUTHORIZATION), spoilt, requestText());
  }

  /** What keys are made of: anything but what no key may hold. */
  @Provide
  Arbitrary<List<String>> names() {
    return Arbitraries.strings()
        .withCharRange(' ', '~')
        .withChars('\u00fc', '\u20ac', '\uffff')
        .ofMaxLength(6)
        .list()
        .ofMaxSize(6);
  }

  private Arbitrary<String> mostly(String good) {
    return Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just(good)), Tuple.of(1, requestText()));
  }

  private static byte[] body(byte[] content, Mode mode, int chunkLength) {
    String trailer = mode.hasTrailer() ? "x-amz-checksum-crc32:" + crc32(content) : "";
    if (mode.isSigned()) {
      return SignedChunks.joined(
          new SignedChunks(SIGNER, TIME, SEED).pieces(content, chunkLength, trailer));
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int start = 0; start < content.length; start += chunkLength) {
      int length = Math.min(chunkLength, content.length - start);
      body.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      body.write(content, start, length);
      body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    body.writeBytes(("0\r\n" + trailer + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    return body.toByteArray();
  }

  private static byte[] read(
      byte[] body, int announced, boolean signed, Optional<Trailer> trailer, int atOnce)
      throws IOException {
    ChunkChain chain =
        new ChunkChain(
            (text, signature) -> SIGNER.signature(DATE, text).equals(signature),
            TIME,
            SIGNER.scope(DATE),
            SEED);
    ChunkedStream stream =
        new ChunkedStream(
            new ByteArrayInputStream(body),
            announced,
            signed ? Optional.of(chain) : Optional.empty(),
            trailer);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[atOnce];
    for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
      assertTrue(count > 0, "nothing was read, and it is not the end");
      all.write(buffer, 0, count);
    }
    return all.toByteArray();
  }

  private static void assertRefusesTheBody(Fault refused) {
    assertTrue(refused.status() == 400 || refused.status() == 403, refused::toString);
  }

  private static String understood(Call call) {
    try {
      S3Request request = S3Request.of(call, SETTINGS);
      return request.method() + request.address() + request.query() + request.amzNames();
    } catch (Fault refused) {
      assertTrue(refused.status() >= 400 && refused.status() < 502, refused::toString);
      return refused.code() + refused.getMessage();
    }
  }

  private static Call signed(String target, String metadata) {
    return SIGNER.call(
        "GET",
        target,
        TIME,
        TestSigner.EMPTY_SHA256,
        new byte[0],
        "host",
        "s3.localhost",
        "x-amz-meta-a",
        metadata);
  }

  private static Call with(Call call, String authorization) {
    List<Header> headers =
        call.headers().list().stream()
            .map(header ->
                header.name().equals("Authorization")
                    ? new Header(header.name(), authorization)
                    : header)
            .toList();
    return TestSigner.call(call.method(), call.path(), call.query(), headers, new byte[0]);
  }

  private static String authorization(Call call) {
    return call.headers().first("Authorization").orElseThrow();
  }

  /** As the specification says, apart from the server's code: every byte but the unreserved. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      boolean bare = one > 0 && ("-._~".indexOf(one) >= 0 || Character.isLetterOrDigit(one));
      escaped.append(bare ? String.valueOf((char) one) : "%%%02X".formatted(one & 0xff));
    }
    return escaped.toString();
  }

  private static String crc32(byte[] content) {
    RunningChecksum running = ChecksumAlgorithm.CRC32.begin();
    running.update(content, 0, content.length);
    return Base64.getEncoder().encodeToString(running.result());
  }
}
