package dev.strongroom.api.s3;

import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.Reply;
import dev.strongroom.api.s3.message.HeaderText;
import dev.strongroom.api.s3.message.S3Code;
import dev.strongroom.api.s3.message.Timestamps;
import dev.strongroom.files.Download;
import dev.strongroom.files.OpenContent;
import dev.strongroom.model.ContentChecksum;
import dev.strongroom.model.ContentHeader;
import dev.strongroom.model.FileVersion;
import dev.strongroom.store.ByteSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * An object's bytes under its headers, as far as the request's conditions are met (sheet 04 §4).
 */
final class ObjectReply {
  private ObjectReply() {}

  /** The bytes as a body; they are closed with it. */
  private record Body(OpenContent content) implements Reply.Source {
    @Override
    public void transferTo(ByteSink sink) throws IOException {
      content.transferTo(sink);
    }

    @Override
    public void close() {
      content.close();
    }
  }

  static Reply of(S3Input input, Download download) {
    return switch (download) {
      case Download.OutOfRange(long totalLength) when input.request().query().has("partNumber") ->
          throw S3Code.INVALID_PART_NUMBER.fault("The requested partnumber is not satisfiable");
      case Download.OutOfRange(long totalLength) ->
          throw S3Code.INVALID_RANGE.fault(
              "The requested range is not satisfiable",
              new Header("Content-Range", "bytes */" + totalLength));
      case Download.Ready ready -> {
        try {
          yield ready(input, ready);
        } catch (RuntimeException failure) {
          ready.content().close();
          throw failure;
        }
      }
    };
  }

  private static Reply ready(S3Input input, Download.Ready ready) {
    FileVersion version = ready.version();
    return switch (Conditions.of(input.request(), "", version)) {
      case FAILED ->
          throw S3Code.PRECONDITION_FAILED.fault(
              "At least one of the pre-conditions you specified did not hold");
      case NOT_MODIFIED -> {
        ready.content().close();
        yield S3Replies.object(input, 304, validators(version), Reply.Bytes.NONE);
      }
      case MET -> {
        boolean whole = !ready.partial() || version.contentLength() == 0;
        List<Header> headers = headers(ready);
        if (Checksums.areWanted(input.request())) {
          headers.addAll(checksums(ready));
        }
        ready
            .part()
            .filter(part -> part.count() > 0)
            .ifPresent(part ->
                headers.add(new Header("x-amz-mp-parts-count", Integer.toString(part.count()))));
        if (!whole) {
          headers.add(
              new Header("Content-Range", ready.slice().contentRange(version.contentLength())));
        }
        Reply.Body body = new Reply.Stream(ready.slice().length(), new Body(ready.content()));
        yield S3Replies.object(input, whole ? 200 : 206, headers, body);
      }
    };
  }

  private static List<Header> validators(FileVersion version) {
    List<Header> headers = new ArrayList<>(24);
    headers.add(new Header("ETag", Etags.of(version)));
    headers.add(new Header("Last-Modified", Timestamps.http(version.uploadTimestampMillis())));
    headers.add(new Header("x-amz-version-id", version.id().value()));
    return headers;
  }

  /** Those of exactly the bytes that are sent; none for a range (sheet 04 §2.9). */
  private static List<Header> checksums(Download.Ready ready) {
    FileVersion version = ready.version();
    ContentChecksum whole = version.checksum();
    if (whole == null) {
      return List.of();
    }
    if (ready.part().isPresent()) {
      return ready
          .part()
          .get()
          .checksum()
          .map(part -> List.of(Checksums.header(part), Checksums.typeHeader(whole)))
          .orElse(List.of());
    }
    return ready.slice().isAll(version.contentLength()) ? Checksums.headers(whole) : List.of();
  }

  private static List<Header> headers(Download.Ready ready) {
    FileVersion version = ready.version();
    List<Header> headers = validators(version);
    headers.add(new Header("Accept-Ranges", "bytes"));
    Map<ContentHeader, String> content = new EnumMap<>(ContentHeader.class);
    content.put(ContentHeader.CONTENT_TYPE, version.contentType());
    version
        .info()
        .values()
        .forEach((key, value) ->
            ContentHeader.ofInfoKey(key)
                .ifPresentOrElse(
                    header -> content.put(header, value),
                    () -> headers.add(new Header("x-amz-meta-" + key, HeaderText.encoded(value)))));
    content.putAll(ready.overrides());
    if (!content.containsKey(ContentHeader.CACHE_CONTROL)) {
      headers.add(S3Replies.UNCACHED);
    }
    content.forEach(
        (header, value) -> headers.add(new Header(header.headerName(), HeaderText.encoded(value))));
    return headers;
  }
}
