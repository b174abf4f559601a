package dev.strongroom.api.s3.body;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.strongroom.api.Call;
import dev.strongroom.api.Fault;
import dev.strongroom.api.Headers;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.s3.message.S3Request;
import dev.strongroom.api.s3.message.S3Settings;
import dev.strongroom.testing.SignedChunks;
import dev.strongroom.testing.TestSigner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Chunked bodies and requests that were changed at random (sheet 06). Runs for {@code
 * -Dfuzz.seconds} a test, one second without it; {@code -Dfuzz.seed} begins with the seed that a
 * failure names.
 */
class S3FuzzTest {
  private static final TestSigner SIGNER =
      new TestSigner("000000000000000000000000a", "secret", "us-east-1");
  private static final String TIME = "20261122T100000Z";
  private static final S3Settings SETTINGS =
      new S3Settings("us-east-1", List.of("s3.localhost"), false, true, false);
  private static final String[] PIECES = {
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
    "STREAMING-"
  };

  /** A changed body is refused, or it is the very content that was signed. */
  @Test
  void chunkedBodies() {
    fuzz(random -> {
      byte[] content = new byte[random.nextInt(200)];
      random.nextBytes(content);
      String seed = SIGNER.signature("20261122", "seed " + random.nextLong());
      boolean trailing = random.nextBoolean();
      String trailer = trailing ? "x-amz-checksum-crc32:" + crc32(content) : "";
      byte[] body =
          SignedChunks.joined(
              new SignedChunks(SIGNER, TIME, seed)
                  .pieces(content, 1 + random.nextInt(60), trailer));
      int changes = random.nextInt(4);
      byte[] changed = body.clone();
      for (int count = 0; count < changes; count++) {
        changed = change(changed, random);
      }
      ChunkChain chain =
          new ChunkChain(
              (text, signature) -> SIGNER.signature("20261122", text).equals(signature),
              TIME,
              SIGNER.scope("20261122"),
              seed);
      Optional<Trailer> expected =
          trailing ? Optional.of(new Trailer(ChecksumAlgorithm.CRC32)) : Optional.empty();
      try {
        ChunkedStream stream =
            new ChunkedStream(
                new ByteArrayInputStream(changed), content.length, Optional.of(chain), expected);
        assertArrayEquals(content, stream.readAllBytes());
      } catch (Fault refused) {
        assertTrue(changes > 0, refused::toString);
        assertTrue(refused.status() == 400 || refused.status() == 403, refused::toString);
      } catch (IOException broken) {
        throw new AssertionError(broken);
      }
    });
  }

  /** Whatever comes is understood or refused, in the same way each time. */
  @Test
  void requests() {
    fuzz(random -> {
      Call call =
          TestSigner.call(
              random.nextBoolean() ? "GET" : "PUT",
              "/" + text(random),
              text(random),
              List.of(
                  new Header("Host", random.nextInt(4) == 0 ? text(random) : "s3.localhost"),
                  new Header("x-amz-date", random.nextInt(4) == 0 ? text(random) : TIME),
                  new Header("x-amz-content-sha256", TestSigner.EMPTY_SHA256),
                  new Header("x-amz-meta-a", text(random)),
                  new Header("Authorization", authorization(random))),
              new byte[0]);
      assertEquals(understood(call), understood(call));
    });
  }

  /** What a signer escapes as the specification says is signed by the text that is compared. */
  @Test
  void canonicalRequests() {
    fuzz(random -> {
      StringBuilder path = new StringBuilder("/bucket-one/");
      for (int count = random.nextInt(20); count >= 0; count--) {
        path.append(escaped(random));
      }
      String target = path + "?prefix=" + escaped(random) + "&x-id=" + escaped(random);
      Call call =
          SIGNER.call(
              "GET",
              target,
              TIME,
              TestSigner.EMPTY_SHA256,
              new byte[0],
              "host",
              "s3.localhost",
              "x-amz-meta-a",
              "a  b");
      // The other signer does not fold blanks: what is compared must be signed with one.
      Call folded =
          SIGNER.call(
              "GET",
              target,
              TIME,
              TestSigner.EMPTY_SHA256,
              new byte[0],
              "host",
              "s3.localhost",
              "x-amz-meta-a",
              "a b");
      S3Request request = S3Request.of(with(call, authorization(folded)), SETTINGS);
      var claim = request.claim().orElseThrow();
      assertTrue(
          claim.texts().stream()
              .anyMatch(text -> SIGNER.signature("20261122", text).equals(claim.signature())),
          target);
    });
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

  private static void fuzz(Consumer<SplittableRandom> once) {
    long nanos = Integer.getInteger("fuzz.seconds", 1) * 1_000_000_000L;
    long seed = Long.getLong("fuzz.seed", System.nanoTime());
    long end = System.nanoTime() + nanos;
    do {
      try {
        once.accept(new SplittableRandom(seed));
      } catch (RuntimeException | AssertionError failure) {
        fail("-Dfuzz.seed=" + seed, failure);
      }
      seed++;
    } while (System.nanoTime() < end);
  }

  private static byte[] change(byte[] body, SplittableRandom random) {
    if (body.length == 0) {
      return body;
    }
    int at = random.nextInt(body.length);
    int length = Math.min(1 + random.nextInt(8), body.length - at);
    byte[] piece = Arrays.copyOfRange(body, at, at + length);
    byte[] before = Arrays.copyOf(body, at);
    byte[] after = Arrays.copyOfRange(body, at + length, body.length);
    return switch (random.nextInt(4)) {
      case 0 -> joined(before, after);
      case 1 -> joined(before, piece, piece, after);
      case 2 -> {
        random.nextBytes(piece);
        yield joined(before, piece, after);
      }
      default -> before;
    };
  }

  private static byte[] joined(byte[]... pieces) {
    var all = new java.io.ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      all.writeBytes(piece);
    }
    return all.toByteArray();
  }

  private static String text(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    for (int count = random.nextInt(8); count > 0; count--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  private static String authorization(SplittableRandom random) {
    String good =
        "AWS4-HMAC-SHA256 Credential="
            + SIGNER.keyId()
            + "/"
            + SIGNER.scope("20261122")
            + ",SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-meta-a,Signature="
            + "0".repeat(64);
    if (random.nextInt(3) == 0) {
      return text(random);
    }
    int at = random.nextInt(good.length());
    return random.nextBoolean() ? good : good.substring(0, at) + text(random) + good.substring(at);
  }

  /** A character as a signer writes it. */
  private static String escaped(SplittableRandom random) {
    String bare = "abcXYZ019-._~";
    if (random.nextBoolean()) {
      return String.valueOf(bare.charAt(random.nextInt(bare.length())));
    }
    String[] others = {
      "%20", "%2B", "%25", "%26", "%3D", "%3F", "%C3%BC", "%F0%9F%9A%80", "%3B", "%21", "%2A"
    };
    return others[random.nextInt(others.length)];
  }

  private static String crc32(byte[] content) {
    RunningChecksum running = ChecksumAlgorithm.CRC32.begin();
    running.update(content, 0, content.length);
    return java.util.Base64.getEncoder().encodeToString(running.result());
  }

  private static String authorization(Call call) {
    return call.headers().first("Authorization").orElseThrow();
  }

  private static Call with(Call call, String authorization) {
    List<Header> headers = new ArrayList<>();
    for (Header header : call.headers().list()) {
      headers.add(
          header.name().equals("Authorization")
              ? new Header(header.name(), authorization)
              : header);
    }
    return new Call(
        call.requestId(),
        call.method(),
        call.path(),
        call.query(),
        new Headers(headers),
        call.contentLength(),
        call.body(),
        call.address(),
        call.secure());
  }
}
