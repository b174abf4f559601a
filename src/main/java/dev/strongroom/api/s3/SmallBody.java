package dev.strongroom.api.s3;

import dev.strongroom.api.WholeBody;
import dev.strongroom.api.s3.body.ChecksumAlgorithm;
import dev.strongroom.api.s3.body.UploadContent;
import dev.strongroom.api.s3.message.S3Code;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;

/** Bodies that are read whole before anything is done: documents. */
final class SmallBody {
  /** A thousand names to delete, or ten thousand parts with their checksums, and room to spare. */
  private static final int MAXIMUM_BYTES = 8 << 20;

  private static final WholeBody WHOLE =
      new WholeBody(
          MAXIMUM_BYTES,
          WholeBody.Room.OF_APIS,
          SmallBody::tooLarge,
          () -> S3Code.SERVICE_UNAVAILABLE.fault("Too many long requests at the same time."));

  private SmallBody() {}

  /** All of the body, its digests checked; throws a fault when there is none or too much of it. */
  static byte[] read(S3Input input) {
    return read(input, input::content);
  }

  /** As above, with what is said of the body taken out of the request in another way. */
  static byte[] read(S3Input input, Claims claims) {
    byte[] body = readAny(input, claims);
    if (body.length == 0) {
      throw S3Code.MISSING_REQUEST_BODY.fault("Request Body is empty");
    }
    return body;
  }

  /** All of the body, which may be empty. */
  static byte[] readAny(S3Input input) {
    return readAny(input, input::content);
  }

  /** What is said of a body of this length in bytes. */
  @FunctionalInterface
  interface Claims {
    UploadContent of(InputStream body, long length);
  }

  private static byte[] readAny(S3Input input, Claims claims) {
    if (input.request().contentLength() > MAXIMUM_BYTES) {
      throw tooLarge();
    }
    try {
      if (input.request().contentLength() >= 0) {
        return content(claims.of(input.request().body(), input.request().contentLength()));
      }
      byte[] body = WHOLE.read(input.request().body());
      return content(claims.of(new ByteArrayInputStream(body), body.length));
    } catch (IOException gone) {
      throw S3Code.INCOMPLETE_BODY.fault("The request body did not arrive.");
    }
  }

  private static byte[] content(UploadContent content) throws IOException {
    content.stream().checkIfEmpty();
    byte[] body = WHOLE.read(content.stream());
    if (body.length < content.stream().length()) {
      throw S3Code.INCOMPLETE_BODY.fault("The request body did not arrive.");
    }
    byte[] md5 = ChecksumAlgorithm.digest("MD5").digest(body);
    if (!content
        .md5()
        .orElse(HexFormat.of().formatHex(md5))
        .equals(HexFormat.of().formatHex(md5))) {
      throw S3Code.BAD_DIGEST.fault(
          "The Content-MD5 you specified did not match what we received.");
    }
    return body;
  }

  private static RuntimeException tooLarge() {
    return S3Code.MALFORMED_XML.fault("The XML you provided is larger than any that is taken");
  }
}
