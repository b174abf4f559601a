package dev.strongroom.api.s3;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.files.Names;
import dev.strongroom.model.BucketId;
import java.util.List;

/** Deleting what no bucket of this server has: there is nothing to do (sheet 04 §3.2). */
final class DeleteAbsentSetting implements S3Operation<DeleteAbsentSetting.Request, BucketId> {
  private final String name;
  private final S3Route route;
  private final Action<Target.OfBucket> action;
  private final Names names;

  DeleteAbsentSetting(
      String name, String subresource, Action<Target.OfBucket> action, Names names) {
    this.name = name;
    this.route = S3Route.bucket("DELETE", subresource);
    this.action = action;
    this.names = names;
  }

  record Request(Target.OfBucket bucket) {}

  @Override
  public String name() {
    return name;
  }

  /** What it needs. */
  Action<Target.OfBucket> action() {
    return action;
  }

  @Override
  public S3Route route() {
    return route;
  }

  @Override
  public Request read(S3Input input) {
    return new Request(input.bucket(names));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(action.on(request.bucket));
  }

  @Override
  public BucketId perform(Permit permit, Request request) {
    return request.bucket.id();
  }

  @Override
  public Reply reply(S3Input input, Permit permit, BucketId bucket) {
    return S3Replies.empty(input, 204);
  }
}
