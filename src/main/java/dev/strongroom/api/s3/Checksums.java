package dev.strongroom.api.s3;

import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.s3.body.ChecksumAlgorithm;
import dev.strongroom.api.s3.body.RunningChecksum;
import dev.strongroom.api.s3.body.UploadContent;
import dev.strongroom.api.s3.message.S3Code;
import dev.strongroom.api.s3.message.S3Request;
import dev.strongroom.api.s3.xml.XmlWriter;
import dev.strongroom.files.ChecksumTap;
import dev.strongroom.model.ContentChecksum;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The checksums that clients choose, between requests, what is stored, and answers (sheet 04 §2.9).
 */
final class Checksums {
  private static final String ALGORITHM = "x-amz-checksum-algorithm";
  private static final String TYPE = "x-amz-checksum-type";
  private static final String MODE = "x-amz-checksum-mode";

  private Checksums() {}

  /** What an upload in parts is to have: the algorithm and the type, without a value. */
  static Optional<ContentChecksum> declared(S3Request request) {
    Optional<ChecksumAlgorithm> algorithm = chosen(request);
    Optional<ContentChecksum.Type> type = request.header(TYPE).map(Checksums::type);
    if (algorithm.isEmpty()) {
      if (type.isPresent()) {
        throw S3Code.INVALID_REQUEST.fault(
            "The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm"
                + " header.");
      }
      return Optional.empty();
    }
    ContentChecksum.Type wanted = type.orElse(usualType(algorithm.get()));
    boolean possible =
        wanted == ContentChecksum.Type.COMPOSITE
            ? algorithm.get() != ChecksumAlgorithm.CRC64NVME
            : algorithm.get().isCyclic();
    if (!possible) {
      throw S3Code.INVALID_REQUEST.fault(
          "The "
              + wanted
              + " checksum type cannot be used with the "
              + algorithm.get()
              + " checksum algorithm.");
    }
    return Optional.of(new ContentChecksum(algorithm.get().name(), wanted, ""));
  }

  /** The algorithm that the request names for what is to be made. */
  static Optional<ChecksumAlgorithm> chosen(S3Request request) {
    return request
        .header(ALGORITHM)
        .map(name ->
            ChecksumAlgorithm.named(name)
                .orElseThrow(() ->
                    S3Code.INVALID_REQUEST.fault(
                        "Checksum algorithm provided is unsupported. Please try again with any of"
                            + " the valid types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]")));
  }

  /** What stands in {@code x-amz-checksum-type}. */
  static ContentChecksum.Type type(String text) {
    for (ContentChecksum.Type type : ContentChecksum.Type.values()) {
      if (type.name().equals(text)) {
        return type;
      }
    }
    throw S3Code.INVALID_REQUEST.fault("Value for x-amz-checksum-type header is invalid.");
  }

  /** The algorithm of one that was stored. */
  static ChecksumAlgorithm algorithm(ContentChecksum stored) {
    return ChecksumAlgorithm.valueOf(stored.algorithm());
  }

  /** The checksum that was verified while content was read. */
  static Optional<ContentChecksum> verified(UploadContent content) {
    return content
        .checksum()
        .map(chosen ->
            ContentChecksum.ofAll(chosen.algorithm().name(), chosen.check().verifiedValue()));
  }

  /** Computes one of this algorithm. */
  static ChecksumTap tap(ChecksumAlgorithm algorithm) {
    RunningChecksum running = algorithm.begin();
    return new ChecksumTap() {
      @Override
      public void update(byte[] bytes, int offset, int count) {
        running.update(bytes, offset, count);
      }

      @Override
      public ContentChecksum result() {
        return ContentChecksum.ofAll(
            algorithm.name(), Base64.getEncoder().encodeToString(running.result()));
      }
    };
  }

  /** Says whether the request asks for checksums. */
  static boolean areWanted(S3Request request) {
    return request.header(MODE).filter("ENABLED"::equalsIgnoreCase).isPresent();
  }

  /** The header with its value. */
  static Header header(ContentChecksum checksum) {
    return new Header(algorithm(checksum).headerName(), checksum.value());
  }

  /** The headers with its value and its type. */
  static List<Header> headers(ContentChecksum checksum) {
    return List.of(header(checksum), typeHeader(checksum));
  }

  /** What an upload in parts was declared to have. */
  static List<Header> declaredHeaders(ContentChecksum declared) {
    return List.of(new Header(ALGORITHM, declared.algorithm()), typeHeader(declared));
  }

  /** The elements with its value and its type. */
  static void write(XmlWriter writer, ContentChecksum checksum) {
    writer
        .text(algorithm(checksum).elementName(), checksum.value())
        .text("ChecksumType", checksum.type().name());
  }

  static Header typeHeader(ContentChecksum checksum) {
    return new Header(TYPE, checksum.type().name());
  }

  private static ContentChecksum.Type usualType(ChecksumAlgorithm algorithm) {
    return algorithm == ChecksumAlgorithm.CRC64NVME
        ? ContentChecksum.Type.FULL_OBJECT
        : ContentChecksum.Type.COMPOSITE;
  }
}
