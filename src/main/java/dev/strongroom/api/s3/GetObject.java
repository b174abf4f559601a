package dev.strongroom.api.s3;

import dev.strongroom.access.Action;
import dev.strongroom.access.Grant;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Fault;
import dev.strongroom.api.Reply;
import dev.strongroom.api.s3.message.S3Code;
import dev.strongroom.api.s3.message.S3Request;
import dev.strongroom.files.Download;
import dev.strongroom.files.Downloads;
import dev.strongroom.files.Names;
import dev.strongroom.files.Wanted;
import dev.strongroom.model.ByteRange;
import dev.strongroom.model.ContentHeader;
import dev.strongroom.model.FileId;
import dev.strongroom.model.Refusal;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * GetObject and HeadObject: one version, or the newest of a name (sheet 04 §3.3). Open to strangers
 * on public buckets.
 */
final class GetObject implements S3Operation<GetObject.Request, Download> {
  private final Names names;
  private final Downloads downloads;
  private final boolean headOnly;

  /** Makes one of the two; {@code headOnly} for HeadObject. */
  GetObject(Names names, Downloads downloads, boolean headOnly) {
    this.names = names;
    this.downloads = downloads;
    this.headOnly = headOnly;
  }

  record Request(Target.OfDownload download, Optional<FileId> version, Wanted wanted) {}

  @Override
  public String name() {
    return headOnly ? "HeadObject" : "GetObject";
  }

  @Override
  public S3Route route() {
    return S3Route.object(headOnly ? "HEAD" : "GET", "");
  }

  @Override
  public boolean isOpenToStrangers() {
    return true;
  }

  @Override
  public Request read(S3Input input) {
    S3Request request = input.request();
    if (request.amzNames().stream().anyMatch(name -> name.contains("-encryption-customer-"))) {
      throw S3Code.missingFeature("Encryption with a customer's key");
    }
    Target.OfBucket bucket = input.downloadable(names, input.bucketName(), ExpectedOwner.OF_BUCKET);
    return new Request(
        bucket.files(input.key()).download(overrides(request, input.grant())),
        VersionIds.of(request),
        wanted(request));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.DOWNLOAD.on(request.download));
  }

  @Override
  public Download perform(Permit permit, Request request) {
    Target.OfBucket bucket = request.download.file().bucket();
    bucket.id();
    try {
      if (request.version.isEmpty()) {
        return downloads.byName(permit, request.download, request.wanted);
      }
      if (!VersionIds.isIn(bucket, request.version.get())) {
        throw Refusal.fileNotFound();
      }
      return downloads.byId(permit, request.download, request.version.get(), request.wanted);
    } catch (Refusal refusal) {
      throw refusal.kind() == Refusal.Kind.FILE_NOT_FOUND
          ? absent(permit, request, bucket)
          : refusal;
    }
  }

  @Override
  public Reply reply(S3Input input, Permit permit, Download download) {
    return ObjectReply.of(input, download);
  }

  private Fault absent(Permit permit, Request request, Target.OfBucket bucket) {
    return AbsentObject.fault(
        permit,
        bucket,
        request.version.isPresent(),
        () -> downloads.marker(permit, request.download, request.version));
  }

  private Wanted wanted(S3Request request) {
    if (!request.query().has("partNumber")) {
      return new Wanted(
          range(request), Conditions.ofRange(request), !headOnly, OptionalInt.empty());
    }
    if (request.header("Range").isPresent()) {
      throw S3Code.INVALID_REQUEST.fault(
          "Cannot specify both Range header and partNumber query parameter");
    }
    return new Wanted(
        Optional.empty(),
        version -> false,
        !headOnly,
        OptionalInt.of(UploadIds.partNumber(request)));
  }

  private static Map<ContentHeader, String> overrides(S3Request request, Grant grant) {
    Map<ContentHeader, String> overrides = new EnumMap<>(ContentHeader.class);
    for (ContentHeader header : ContentHeader.values()) {
      String name = "response-" + header.headerName().toLowerCase(Locale.ROOT);
      request
          .query()
          .text(name)
          .ifPresent(value -> {
            header.check(value);
            overrides.put(header, value);
          });
    }
    if (!overrides.isEmpty() && grant.account().isEmpty()) {
      throw S3Code.INVALID_REQUEST.fault(
          "Request specific response headers cannot be used for anonymous GET requests.");
    }
    return overrides;
  }

  private static Optional<ByteRange> range(S3Request request) {
    return request.header("Range").flatMap(ByteRange::parse);
  }
}
