package dev.strongroom.api.s3;

import dev.strongroom.access.Target;
import dev.strongroom.api.Fault;
import dev.strongroom.api.s3.message.S3Code;
import dev.strongroom.api.s3.message.S3Request;
import dev.strongroom.api.s3.message.UriCoding;
import dev.strongroom.files.Copied;
import dev.strongroom.files.CopyRange;
import dev.strongroom.files.CopySource;
import dev.strongroom.files.Names;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.Refusal;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The source that a copy names in its headers (sheet 04 §3.3). */
final class CopySources {
  private static final String HEADER = "x-amz-copy-source";
  private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{1,15})-([0-9]{1,15})");
  private static final String VERSION = "?versionId=";

  private CopySources() {}

  /** Reads {@code [/]bucket/key[?versionId=...]}, percent-encoded. */
  static CopySource read(S3Input input, Names names) {
    S3Request request = input.request();
    String header = request.header(HEADER).orElseThrow();
    int at = header.indexOf(VERSION);
    Optional<FileId> version =
        at < 0
            ? Optional.empty()
            : Optional.of(VersionIds.read(header.substring(at + VERSION.length())));
    String path = UriCoding.decodePath(at < 0 ? header : header.substring(0, at));
    String bare = path.startsWith("/") ? path.substring(1) : path;
    int slash = bare.indexOf('/');
    if (slash <= 0 || slash == bare.length() - 1) {
      throw S3Code.INVALID_ARGUMENT.fault(
          "Copy Source must mention the source bucket and key: sourcebucket/sourcekey");
    }
    Target.OfFiles source =
        input
            .downloadable(names, bare.substring(0, slash), ExpectedOwner.OF_SOURCE)
            .files(S3Input.checkedKey(bare.substring(slash + 1)));
    return new CopySource(
        source, version, range(request), found -> checkConditions(request, found));
  }

  /** Does the copy; a version that was named and is gone is no missing key (sheet 04 §3.3). */
  static <T> Copied<T> copied(CopySource source, Supplier<Copied<T>> copy) {
    source.target().bucket().id();
    try {
      return copy.get();
    } catch (Refusal refusal) {
      boolean versionGone =
          refusal.kind() == Refusal.Kind.FILE_NOT_FOUND && source.version().isPresent();
      throw versionGone ? S3Faults.noSuchVersion() : refusal;
    }
  }

  /** Conditions on the source are never answered with 304. */
  private static void checkConditions(S3Request request, FileVersion found) {
    if (Conditions.of(request, HEADER + "-", found) != Conditions.Outcome.MET) {
      throw S3Code.PRECONDITION_FAILED.fault(
          "At least one of the pre-conditions you specified did not hold");
    }
  }

  private static Optional<CopyRange> range(S3Request request) {
    return request
        .header(HEADER + "-range")
        .map(text -> {
          Matcher range = RANGE.matcher(text);
          if (!range.matches()) {
            throw invalidRange();
          }
          return new CopyRange(
              Long.parseLong(range.group(1)), OptionalLong.of(Long.parseLong(range.group(2))));
        });
  }

  private static Fault invalidRange() {
    return S3Code.INVALID_ARGUMENT.fault(
        "The x-amz-copy-source-range value must be of the form bytes=first-last where first and"
            + " last are the zero-based offsets of the first and last bytes to copy");
  }
}
