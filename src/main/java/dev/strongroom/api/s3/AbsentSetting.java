package dev.strongroom.api.s3;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Fault;
import dev.strongroom.api.Reply;
import dev.strongroom.files.Names;
import dev.strongroom.model.BucketId;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reading or setting what no bucket of this server has (docs/NOT-SUPPORTED.md): reading says that
 * there is none, setting is refused.
 */
final class AbsentSetting implements S3Operation<AbsentSetting.Request, BucketId> {
  private final String name;
  private final S3Route route;
  private final Action<Target.OfBucket> action;
  private final Supplier<Fault> fault;
  private final Names names;

  /** Makes one that needs the action and comes to the fault. */
  AbsentSetting(
      String name,
      S3Route route,
      Action<Target.OfBucket> action,
      Supplier<Fault> fault,
      Names names) {
    this.name = name;
    this.route = route;
    this.action = action;
    this.fault = fault;
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
    request.bucket.id();
    throw fault.get();
  }

  @Override
  public Reply reply(S3Input input, Permit permit, BucketId bucket) {
    return S3Replies.empty(input, 200);
  }
}
