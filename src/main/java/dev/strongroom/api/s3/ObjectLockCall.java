package dev.strongroom.api.s3;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.api.s3.message.S3Code;
import dev.strongroom.files.Names;
import dev.strongroom.model.BucketId;
import java.util.List;

/**
 * Reading or setting retention or legal hold of an object: no bucket of this server has Object Lock
 * (docs/NOT-SUPPORTED.md), and S3 says so in these words (sheet 04 §3.3).
 */
final class ObjectLockCall implements S3Operation<ObjectLockCall.Request, BucketId> {
  private final String name;
  private final S3Route route;
  private final Action<Target.OfFiles> action;
  private final Names names;

  ObjectLockCall(String name, S3Route route, Action<Target.OfFiles> action, Names names) {
    this.name = name;
    this.route = route;
    this.action = action;
    this.names = names;
  }

  record Request(Target.OfFiles object) {}

  @Override
  public String name() {
    return name;
  }

  /** What it needs. */
  Action<Target.OfFiles> action() {
    return action;
  }

  @Override
  public S3Route route() {
    return route;
  }

  @Override
  public Request read(S3Input input) {
    return new Request(input.object(names));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(action.on(request.object));
  }

  @Override
  public BucketId perform(Permit permit, Request request) {
    request.object.bucket().id();
    throw S3Code.INVALID_REQUEST.fault("Bucket is missing Object Lock Configuration");
  }

  @Override
  public Reply reply(S3Input input, Permit permit, BucketId bucket) {
    return S3Replies.empty(input, 200);
  }
}
