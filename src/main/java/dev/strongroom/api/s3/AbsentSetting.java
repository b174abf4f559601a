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
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Reading, setting or deleting what no bucket or object of this server has (docs/NOT-SUPPORTED.md):
 * reading says that there is none, setting is refused, and deleting has nothing to do.
 *
 * @param <T> what it is about: a bucket or an object
 */
final class AbsentSetting<T extends Target>
    implements S3Operation<AbsentSetting.Request, BucketId> {
  private final String name;
  private final S3Route route;
  private final Action<T> action;
  private final BiFunction<Target.OfBucket, S3Input, T> target;
  private final Optional<Supplier<Fault>> fault;
  private final Names names;

  /**
   * Makes one.
   *
   * @param action what it needs
   * @param target what it needs it on
   * @param fault what it comes to in a bucket that is there; empty to succeed
   */
  AbsentSetting(
      String name,
      S3Route route,
      Action<T> action,
      BiFunction<Target.OfBucket, S3Input, T> target,
      Optional<Supplier<Fault>> fault,
      Names names) {
    this.name = name;
    this.route = route;
    this.action = action;
    this.target = target;
    this.fault = fault;
    this.names = names;
  }

  record Request(Target.OfBucket bucket, Need need) {}

  @Override
  public String name() {
    return name;
  }

  /** What it needs. */
  Action<T> action() {
    return action;
  }

  @Override
  public S3Route route() {
    return route;
  }

  @Override
  public Request read(S3Input input) {
    Target.OfBucket bucket = input.bucket(names);
    return new Request(bucket, action.on(target.apply(bucket, input)));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(request.need);
  }

  @Override
  public BucketId perform(Permit permit, Request request) {
    BucketId bucket = request.bucket.id();
    if (fault.isPresent()) {
      throw fault.get().get();
    }
    return bucket;
  }

  @Override
  public Reply reply(S3Input input, Permit permit, BucketId bucket) {
    return S3Replies.empty(input, 204);
  }
}
