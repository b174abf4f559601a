package dev.strongroom.api.s3;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.Reply;
import dev.strongroom.api.s3.message.S3Code;
import dev.strongroom.files.FileAcls;
import dev.strongroom.files.Names;
import dev.strongroom.model.BucketType;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileVersion;
import java.util.List;
import java.util.Optional;

/** PutObjectAcl: succeeds when it asks for what the bucket has (sheet 04 §3.3). */
final class PutObjectAcl implements S3Operation<PutObjectAcl.Request, FileVersion> {
  private final Names names;
  private final FileAcls acls;

  PutObjectAcl(Names names, FileAcls acls) {
    this.names = names;
    this.acls = acls;
  }

  record Request(Target.OfFiles object, Optional<FileId> version, BucketType type) {}

  @Override
  public String name() {
    return "PutObjectAcl";
  }

  @Override
  public S3Route route() {
    return S3Route.object("PUT", "acl");
  }

  @Override
  public Request read(S3Input input) {
    return new Request(
        input.object(names),
        VersionIds.of(input.request()),
        CannedAcl.of(input.request()).orElseThrow(S3Code::unsupportedCall));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.WRITE_FILE_ACL.on(request.object));
  }

  @Override
  public FileVersion perform(Permit permit, Request request) {
    Target.OfBucket bucket = request.object.bucket();
    bucket.id();
    Optional<FileVersion> found = acls.toChange(permit, request.object, request.version);
    FileVersion version = AbsentObject.check(permit, bucket, request.version.isPresent(), found);
    boolean asksForPublic = request.type == BucketType.ALL_PUBLIC;
    if (asksForPublic != bucket.readableByAnyone()) {
      throw S3Code.ACCESS_DENIED.fault("An object's ACL must be that of its bucket");
    }
    return version;
  }

  @Override
  public Reply reply(S3Input input, Permit permit, FileVersion version) {
    return S3Replies.empty(input, 200, new Header("x-amz-version-id", version.id().value()));
  }
}
