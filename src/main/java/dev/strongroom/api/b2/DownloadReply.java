package dev.strongroom.api.b2;

import dev.strongroom.api.Fault;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.PercentCoding;
import dev.strongroom.api.Reply;
import dev.strongroom.files.Download;
import dev.strongroom.files.OpenContent;
import dev.strongroom.model.Bucket;
import dev.strongroom.model.ContentHeader;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.IllegalValueException;
import dev.strongroom.store.ByteSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A download in the Native API's form: the file's bytes under its headers (sheet 02 §10.3). */
final class DownloadReply {
  private static final String BUCKET_CACHE_CONTROL = "Cache-Control";

  /** In small letters, because b2 CLI 1.3.8 (of Debian 12) knows no other spelling of this one. */
  private static final String INFO_PREFIX = "x-bz-info-";

  private DownloadReply() {}

  /** The bytes as a body; they are closed with it, or at once when there is no answer. */
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

  static Reply of(Download download) {
    return switch (download) {
      case Download.OutOfRange(long totalLength) ->
          throw new Fault(
              416,
              "range_not_satisfiable",
              "The Range in the request is outside the size of the file",
              new Header("Content-Range", "bytes */" + totalLength));
      case Download.Ready ready -> {
        try {
          yield ready(ready);
        } catch (RuntimeException failure) {
          ready.content().close();
          throw failure;
        }
      }
    };
  }

  private static Reply ready(Download.Ready ready) {
    FileVersion version = ready.version();
    List<Header> headers = new ArrayList<>(16);
    headers.add(new Header("Accept-Ranges", "bytes"));
    headers.add(new Header("X-Bz-File-Id", version.id().value()));
    headers.add(new Header("X-Bz-File-Name", PercentCoding.encode(version.name().value())));
    headers.add(new Header("X-Bz-Content-Sha1", version.contentSha1().value()));
    headers.add(
        new Header("X-Bz-Upload-Timestamp", Long.toString(version.uploadTimestampMillis())));
    version
        .info()
        .values()
        .forEach((key, value) -> {
          if (ContentHeader.ofInfoKey(key).isEmpty()) {
            headers.add(new Header(INFO_PREFIX + key, PercentCoding.encode(value)));
          }
        });
    contentHeaders(ready)
        .forEach((header, value) -> headers.add(new Header(header.headerName(), value)));
    boolean whole = ready.slice().isAll(version.contentLength());
    if (!whole) {
      headers.add(new Header("Content-Range", ready.slice().contentRange(version.contentLength())));
    }
    return new Reply(
        whole ? 200 : 206,
        headers,
        new Reply.Stream(ready.slice().length(), new Body(ready.content())));
  }

  /** What the request asks for goes before what the file says, and that before the bucket. */
  private static Map<ContentHeader, String> contentHeaders(Download.Ready ready) {
    Map<ContentHeader, String> headers = new EnumMap<>(ContentHeader.class);
    addBucketDefault(headers, ready.bucket());
    headers.put(ContentHeader.CONTENT_TYPE, ready.version().contentType());
    ready
        .version()
        .info()
        .values()
        .forEach((key, value) ->
            ContentHeader.ofInfoKey(key).ifPresent(header -> headers.put(header, value)));
    headers.putAll(ready.overrides());
    return headers;
  }

  /** The owner's text need not be fit for a header; then it is left out. */
  private static void addBucketDefault(Map<ContentHeader, String> headers, Bucket bucket) {
    bucket
        .info()
        .forEach((key, value) -> {
          if (key.equalsIgnoreCase(BUCKET_CACHE_CONTROL) && isFit(value)) {
            headers.put(ContentHeader.CACHE_CONTROL, value);
          }
        });
  }

  private static boolean isFit(String cacheControl) {
    try {
      ContentHeader.CACHE_CONTROL.check(cacheControl);
      return true;
    } catch (IllegalValueException unfit) {
      return false;
    }
  }
}
