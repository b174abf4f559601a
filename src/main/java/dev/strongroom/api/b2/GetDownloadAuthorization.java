package dev.strongroom.api.b2;

import dev.strongroom.access.Action;
import dev.strongroom.access.DownloadAuthorizations;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.api.fields.Fields;
import dev.strongroom.files.Names;
import dev.strongroom.model.ContentHeader;
import dev.strongroom.model.FileName;
import dev.strongroom.model.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * b2_get_download_authorization: a token with which anyone downloads the names with a prefix, for a
 * time (sheet 01 §5.1, sheet 02 §10.5).
 */
final class GetDownloadAuthorization
    implements NativeOperation<GetDownloadAuthorization.Request, GetDownloadAuthorization.Issued> {
  private static final long LONGEST_SECONDS = 604_800;
  private static final int LONGEST_OVERRIDES = 7000;

  private final Names names;
  private final DownloadAuthorizations authorizations;

  GetDownloadAuthorization(Names names, DownloadAuthorizations authorizations) {
    this.names = names;
    this.authorizations = authorizations;
  }

  /**
   * What is asked for.
   *
   * @param fixedHeaders the overrides that a download with the token must carry
   */
  record Request(
      Target.OfFiles files, Duration validFor, Map<ContentHeader, String> fixedHeaders) {}

  record Issued(String token, String bucketId, String fileNamePrefix) {
    /** Leaves the token out. */
    @Override
    public String toString() {
      return "Issued[" + bucketId + "]";
    }
  }

  @Override
  public String name() {
    return "b2_get_download_authorization";
  }

  @Override
  public Request read(NativeInput input) {
    Fields fields = input.fields();
    String prefix = fields.requiredText("fileNamePrefix");
    FileName.checkCharacters(prefix);
    long seconds = fields.requiredNumber("validDurationInSeconds");
    if (seconds < 1 || seconds > LONGEST_SECONDS) {
      throw Refusal.illegalValue("validDurationInSeconds must be 1 to " + LONGEST_SECONDS);
    }
    Target.OfBucket bucket = names.bucket(input.account(), fields.requiredText("bucketId"));
    return new Request(bucket.files(prefix), Duration.ofSeconds(seconds), fixedHeaders(fields));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.SHARE_FILES.on(request.files));
  }

  @Override
  public Issued perform(Permit permit, Request request) {
    String bucketId = request.files.bucket().id().value();
    String token =
        authorizations.issue(permit, request.files, request.validFor, request.fixedHeaders);
    return new Issued(token, bucketId, request.files.nameOrPrefix());
  }

  @Override
  public Reply reply(NativeInput input, Permit permit, Issued issued) {
    return Answers.json(json ->
        json.text("authorizationToken", issued.token)
            .text("bucketId", issued.bucketId)
            .text("fileNamePrefix", issued.fileNamePrefix));
  }

  private static Map<ContentHeader, String> fixedHeaders(Fields fields) {
    Map<ContentHeader, String> overrides = DownloadFields.overrides(fields);
    String disposition = overrides.getOrDefault(ContentHeader.CONTENT_DISPOSITION, "");
    if (ContentHeader.hasExtendedParameters(disposition)) {
      throw Refusal.illegalValue("b2ContentDisposition must not name parameters with * here");
    }
    if (overrides.values().stream().mapToInt(String::length).sum() > LONGEST_OVERRIDES) {
      throw Refusal.illegalValue("the overrides must be at most 7000 bytes long together");
    }
    return overrides;
  }
}
