package dev.strongroom.api.json;

import dev.strongroom.api.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;

/**
 * Reads a whole body into memory, of which all bodies together may take so much: a caller may send
 * one as slowly as the listener lets it, and thousands of them at the same time (sheet 06, R-21).
 */
final class MeteredText {
  /** This much of a body costs nothing; nearly no body is longer. */
  private static final int FREE_BYTES = 8 * 1024;

  private static final int STEP_BYTES = 32 * 1024;

  /** One for the process, because so is the memory: 48 MiB of bodies beyond what is free. */
  private static final Semaphore STEPS = new Semaphore(48 * 1024 * 1024 / STEP_BYTES);

  private MeteredText() {}

  /**
   * Reads it.
   *
   * @throws MalformedJsonException when it is longer than that, not UTF-8, or does not arrive
   * @throws Fault 503 when too many long bodies are on their way
   */
  static String read(InputStream body, int maximumBytes) {
    int steps = 0;
    try {
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      byte[] piece = body.readNBytes(FREE_BYTES);
      while (piece.length > 0) {
        text.write(piece);
        if (text.size() > maximumBytes) {
          throw new MalformedJsonException("the body is longer than " + maximumBytes + " bytes");
        }
        if (piece.length < (steps == 0 ? FREE_BYTES : STEP_BYTES)) {
          break;
        }
        if (!STEPS.tryAcquire()) {
          throw new Fault(503, "service_unavailable", "too many long requests at the same time");
        }
        steps++;
        piece = body.readNBytes(STEP_BYTES);
      }
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(text.toByteArray()))
          .toString();
    } catch (CharacterCodingException malformed) {
      throw new MalformedJsonException("the body is not valid UTF-8");
    } catch (IOException gone) {
      throw new MalformedJsonException("the body did not arrive");
    } finally {
      STEPS.release(steps);
    }
  }
}
