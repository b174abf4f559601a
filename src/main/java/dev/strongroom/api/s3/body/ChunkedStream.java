package dev.strongroom.api.s3.body;

import dev.strongroom.api.Fault;
import dev.strongroom.api.s3.message.S3Code;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/**
 * Takes an aws-chunked body apart (sheet 04 §2.6). The last bytes of content are handed out only
 * after the last chunk and the trailer were read and verified, so that who reads the announced
 * number of bytes has read a body that was good to its end.
 */
final class ChunkedStream extends InputStream {
  private static final String SIGNATURE = "chunk-signature=";
  private static final int MAXIMUM_SIZE_DIGITS = 15;

  private final WireInput input;
  private final long decodedLength;
  private final Optional<ChunkChain> chain;
  private final Optional<Trailer> trailer;
  private final MessageDigest sha256 = ChecksumAlgorithm.digest("SHA-256");
  private final byte[] oneByte = new byte[1];
  private String chunkSignature = "";
  private long leftInChunk;
  private long total;
  private boolean ended;

  /**
   * Makes the stream; reads nothing.
   *
   * @param decodedLength how many bytes of content were announced
   * @param chain verifies signatures; empty for chunks without
   * @param trailer empty for bodies without
   */
  ChunkedStream(
      InputStream body, long decodedLength, Optional<ChunkChain> chain, Optional<Trailer> trailer) {
    this.input = new WireInput(body);
    this.decodedLength = decodedLength;
    this.chain = chain;
    this.trailer = trailer;
  }

  @Override
  public int read() throws IOException {
    return read(oneByte, 0, 1) < 0 ? -1 : oneByte[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (length == 0) {
      return 0;
    }
    if (ended || total == decodedLength) {
      end();
      return -1;
    }
    if (leftInChunk == 0) {
      beginChunk();
      if (leftInChunk == 0) {
        throw incomplete();
      }
    }
    int count = input.read(bytes, offset, (int) Math.min(length, leftInChunk));
    if (count < 0) {
      throw incomplete();
    }
    if (chain.isPresent()) {
      sha256.update(bytes, offset, count);
    }
    total += count;
    leftInChunk -= count;
    if (leftInChunk == 0) {
      endChunk();
      if (total == decodedLength) {
        end();
      }
    }
    return count;
  }

  /** Reads the last chunk, which is empty, and all that follows; nothing when that was done. */
  private void end() throws IOException {
    if (ended) {
      return;
    }
    beginChunk();
    if (leftInChunk != 0) {
      throw incomplete();
    }
    verifyChunk();
    if (trailer.isPresent()) {
      trailer.get().read(input, chain);
    } else if (!input.isAtEnd() && (!input.skipLineEnd() || !input.isAtEnd())) {
      throw incomplete();
    }
    ended = true;
  }

  private void beginChunk() throws IOException {
    String line = input.line();
    int semicolon = line.indexOf(';');
    String digits = semicolon < 0 ? line : line.substring(0, semicolon);
    if (digits.isEmpty()
        || digits.length() > MAXIMUM_SIZE_DIGITS
        || !digits.chars().allMatch(HexFormat::isHexDigit)) {
      throw incomplete();
    }
    leftInChunk = HexFormat.fromHexDigitsToLong(digits);
    if (leftInChunk > decodedLength - total) {
      throw incomplete();
    }
    chunkSignature = "";
    if (semicolon >= 0) {
      for (String extension : line.substring(semicolon + 1).split(";", -1)) {
        if (extension.startsWith(SIGNATURE)) {
          chunkSignature = extension.substring(SIGNATURE.length());
        }
      }
    }
  }

  private void endChunk() throws IOException {
    if (!input.skipLineEnd()) {
      throw incomplete();
    }
    verifyChunk();
  }

  private void verifyChunk() {
    if (chain.isPresent()) {
      chain.get().chunk(chunkSignature, HexFormat.of().formatHex(sha256.digest()));
    }
  }

  private static Fault incomplete() {
    return S3Code.INCOMPLETE_BODY.fault(
        "You did not provide the number of bytes specified by the Content-Length HTTP header.");
  }
}
