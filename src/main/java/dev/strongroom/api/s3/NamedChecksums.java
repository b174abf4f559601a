package dev.strongroom.api.s3;

import dev.strongroom.api.Fault;
import dev.strongroom.api.s3.body.ChecksumAlgorithm;
import dev.strongroom.api.s3.message.S3Code;
import dev.strongroom.api.s3.message.S3Request;
import dev.strongroom.api.s3.xml.XmlElement;
import dev.strongroom.files.PartJoiner;
import dev.strongroom.model.ContentChecksum;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.Part;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the end of an upload says of checksums and length, compared with the parts that are there,
 * and the checksum of the object that they become (sheet 04 §2.9).
 *
 * @param parts by number, the checksum elements of each part that has any
 * @param object what the headers say that the object's checksums are
 * @param type what the headers say that their type is
 * @param length what the headers say that the object's length is, in bytes
 */
record NamedChecksums(
    Map<Integer, List<ContentChecksum>> parts,
    List<ContentChecksum> object,
    Optional<ContentChecksum.Type> type,
    OptionalLong length)
    implements PartJoiner {

  /** Reads what the headers say; {@code parts} is what the document says. */
  static NamedChecksums read(S3Request request, Map<Integer, List<ContentChecksum>> parts) {
    List<ContentChecksum> object = new ArrayList<>(1);
    for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
      request
          .header(algorithm.headerName())
          .ifPresent(value -> object.add(ContentChecksum.ofAll(algorithm.name(), value)));
    }
    Optional<String> length = request.header("x-amz-mp-object-size");
    if (length.filter(text -> !text.matches("[0-9]{1,15}")).isPresent()) {
      throw S3Code.INVALID_REQUEST.fault("Value for x-amz-mp-object-size header is invalid.");
    }
    return new NamedChecksums(
        Map.copyOf(parts),
        List.copyOf(object),
        request.header("x-amz-checksum-type").map(Checksums::type),
        length.map(text -> OptionalLong.of(Long.parseLong(text))).orElse(OptionalLong.empty()));
  }

  /** The checksums that stand in the element of a part. */
  static List<ContentChecksum> of(XmlElement part) {
    List<ContentChecksum> checksums = new ArrayList<>(1);
    for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
      part.textOf(algorithm.elementName())
          .ifPresent(value -> checksums.add(ContentChecksum.ofAll(algorithm.name(), value)));
    }
    return List.copyOf(checksums);
  }

  @Override
  public Optional<ContentChecksum> join(FileVersion started, List<Part> joined) {
    joined.forEach(this::checkPart);
    long total = joined.stream().mapToLong(Part::contentLength).sum();
    if (length.isPresent() && length.getAsLong() != total) {
      throw S3Code.INVALID_REQUEST.fault(
          "The provided 'x-amz-mp-object-size' header does not match what was computed.");
    }
    ContentChecksum declared = started.checksum();
    if (type.isPresent() && (declared == null || declared.type() != type.get())) {
      throw S3Code.INVALID_REQUEST.fault(
          "The upload was created with another checksum type. The complete request must have the"
              + " same.");
    }
    Optional<ContentChecksum> checksum =
        declared == null ? Optional.empty() : Optional.of(joined(declared, joined));
    object.forEach(claimed -> checkObject(claimed, checksum));
    return checksum;
  }

  private void checkPart(Part part) {
    for (ContentChecksum claimed : parts.getOrDefault(part.number(), List.of())) {
      ContentChecksum stored = part.checksum();
      if (stored == null
          || !stored.algorithm().equals(claimed.algorithm())
          || !stored.value().equals(claimed.value())) {
        throw S3Code.INVALID_PART.fault(
            "One or more of the specified parts could not be found.  The part may not have been"
                + " uploaded, or the specified entity tag may not match the part's entity tag.");
      }
    }
  }

  private static void checkObject(ContentChecksum claimed, Optional<ContentChecksum> checksum) {
    boolean same =
        checksum.isPresent()
            && checksum.get().algorithm().equals(claimed.algorithm())
            && checksum.get().value().equals(claimed.value());
    if (!same) {
      throw S3Code.BAD_DIGEST.fault(
          "The " + claimed.algorithm() + " you specified did not match the calculated checksum.");
    }
  }

  private static ContentChecksum joined(ContentChecksum declared, List<Part> parts) {
    ChecksumAlgorithm algorithm = Checksums.algorithm(declared);
    for (Part part : parts) {
      ContentChecksum checksum = part.checksum();
      if (checksum == null || !checksum.algorithm().equals(declared.algorithm())) {
        throw missing(part, algorithm);
      }
    }
    String value =
        declared.type() == ContentChecksum.Type.COMPOSITE
            ? composite(algorithm, parts)
            : whole(algorithm, parts);
    return new ContentChecksum(declared.algorithm(), declared.type(), value);
  }

  private static String composite(ChecksumAlgorithm algorithm, List<Part> parts) {
    var running = algorithm.begin();
    for (Part part : parts) {
      byte[] digest = digest(part);
      running.update(digest, 0, digest.length);
    }
    return Base64.getEncoder().encodeToString(running.result()) + "-" + parts.size();
  }

  private static String whole(ChecksumAlgorithm algorithm, List<Part> parts) {
    byte[] value = digest(parts.getFirst());
    for (Part part : parts.subList(1, parts.size())) {
      value = algorithm.combine(value, digest(part), part.contentLength());
    }
    return Base64.getEncoder().encodeToString(value);
  }

  private static byte[] digest(Part part) {
    ContentChecksum checksum = part.checksum();
    return Base64.getDecoder().decode(checksum == null ? "" : checksum.value());
  }

  private static Fault missing(Part part, ChecksumAlgorithm algorithm) {
    return S3Code.INVALID_REQUEST.fault(
        "The upload was created using a "
            + algorithm.name().toLowerCase(Locale.ROOT)
            + " checksum. Part "
            + part.number()
            + " has none.");
  }
}
