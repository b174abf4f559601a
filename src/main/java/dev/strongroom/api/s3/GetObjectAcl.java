package dev.strongroom.api.s3;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.files.FileAcls;
import dev.strongroom.files.Names;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileVersion;
import java.util.List;
import java.util.Optional;

/** GetObjectAcl: that of the bucket, of an object that is there (sheet 04 §3.3). */
final class GetObjectAcl implements S3Operation<GetObjectAcl.Request, Target.OfBucket> {
  private final Names names;
  private final FileAcls acls;

  GetObjectAcl(Names names, FileAcls acls) {
    this.names = names;
    this.acls = acls;
  }

  record Request(Target.OfFiles object, Optional<FileId> version) {}

  @Override
  public String name() {
    return "GetObjectAcl";
  }

  @Override
  public S3Route route() {
    return S3Route.object("GET", "acl");
  }

  @Override
  public Request read(S3Input input) {
    return new Request(input.object(names), VersionIds.of(input.request()));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.READ_FILE_ACL.on(request.object));
  }

  @Override
  public Target.OfBucket perform(Permit permit, Request request) {
    Target.OfBucket bucket = request.object.bucket();
    bucket.id();
    Optional<FileVersion> found = acls.toRead(permit, request.object, request.version);
    AbsentObject.check(permit, bucket, request.version.isPresent(), found);
    return bucket;
  }

  @Override
  public Reply reply(S3Input input, Permit permit, Target.OfBucket bucket) {
    return S3Replies.xml(input, AclDocument.of(bucket, input.account()));
  }
}
