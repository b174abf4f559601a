package dev.strongroom.api.s3;

import dev.strongroom.api.s3.message.S3Code;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Where the next page of a listing begins, as a text that clients hand back unread. */
final class ContinuationTokens {
  private ContinuationTokens() {}

  static String of(String name) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(("1" + name).getBytes(StandardCharsets.UTF_8));
  }

  /** The name; throws a fault for a token that was never given out. */
  static String read(String token) {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Base64.getUrlDecoder().decode(token)))
              .toString();
      if (text.startsWith("1")) {
        return text.substring(1);
      }
    } catch (IllegalArgumentException | CharacterCodingException garbled) {
      throw incorrect();
    }
    throw incorrect();
  }

  private static RuntimeException incorrect() {
    return S3Code.INVALID_ARGUMENT.fault("The continuation token provided is incorrect");
  }
}
