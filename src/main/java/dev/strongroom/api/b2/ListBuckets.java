package dev.strongroom.api.b2;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.api.fields.Fields;
import dev.strongroom.files.Buckets;
import dev.strongroom.files.Names;
import dev.strongroom.model.Bucket;
import dev.strongroom.model.BucketName;
import dev.strongroom.model.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * b2_list_buckets: all of the account's buckets, or the one that is asked for (sheet 02 §3.5). A
 * key that is restricted to buckets must ask for one of them, except in version 1, which answers
 * with those in reach (sheet 02 §1.4).
 */
final class ListBuckets implements NativeOperation<ListBuckets.Request, List<Bucket>> {
  private static final Set<String> TYPES =
      Set.of("allPublic", "allPrivate", "snapshot", "restricted", "shared");

  /** Restricted buckets are listed to who asks for them (sheet 03 §9.1). */
  private static final Set<String> UNLESS_ASKED =
      Set.of("allPublic", "allPrivate", "snapshot", "shared");

  private final Names names;
  private final Buckets buckets;

  ListBuckets(Names names, Buckets buckets) {
    this.names = names;
    this.buckets = buckets;
  }

  /**
   * What is asked for.
   *
   * @param one the bucket that is asked for; empty when all are
   * @param name the name that it must have besides, when both an id and a name are given
   * @param types the bucketTypes that may be listed; empty for any
   * @param inReachOnly whether a list of all is narrowed to the grant's buckets rather than refused
   */
  record Request(
      Target.OfAccount account,
      Optional<Target.OfBucket> one,
      Optional<String> name,
      Set<String> types,
      boolean inReachOnly) {}

  @Override
  public String name() {
    return "b2_list_buckets";
  }

  @Override
  public Request read(NativeInput input) {
    Fields fields = input.fields();
    Target.OfAccount account = input.accountNamedIn(fields);
    Optional<String> id = fields.text("bucketId");
    Optional<String> name = fields.text("bucketName");
    Optional<Target.OfBucket> one =
        id.isPresent()
            ? id.map(text -> names.bucket(account.account(), text))
            : name.map(text -> names.bucketNamed(account.account(), text));
    return new Request(account, one, name, types(fields), input.version() == ApiVersion.V1);
  }

  @Override
  public List<Need> needs(Request request) {
    if (request.one.isPresent()) {
      return List.of(Action.LIST_BUCKET.on(request.one.get()));
    }
    return List.of(
        (request.inReachOnly ? Action.LIST_BUCKETS_IN_REACH : Action.LIST_BUCKETS)
            .on(request.account));
  }

  @Override
  public List<Bucket> perform(Permit permit, Request request) {
    return found(permit, request).stream().filter(bucket -> isWanted(bucket, request)).toList();
  }

  @Override
  public Reply reply(NativeInput input, Permit permit, List<Bucket> found) {
    return Answers.json(json ->
        json.objects("buckets", found, (one, bucket) -> BucketJson.write(one, permit, bucket)));
  }

  private List<Bucket> found(Permit permit, Request request) {
    if (request.one.isPresent()) {
      return buckets.listOne(permit, request.one.get());
    }
    return request.inReachOnly
        ? buckets.listInReach(permit, request.account)
        : buckets.list(permit, request.account);
  }

  private static boolean isWanted(Bucket bucket, Request request) {
    boolean named =
        request.name.isEmpty()
            || BucketName.fold(request.name.get()).equals(bucket.name().folded());
    return named && (request.types.isEmpty() || request.types.contains(bucket.type().wireName()));
  }

  /**
   * The wanted types; without the field, public and private ones, which are all that there are
   * here.
   */
  private static Set<String> types(Fields fields) {
    Optional<List<String>> asked = fields.texts("bucketTypes");
    if (asked.isEmpty()) {
      return UNLESS_ASKED;
    }
    if (asked.get().equals(List.of("all"))) {
      return Set.of();
    }
    if (asked.get().isEmpty() || !TYPES.containsAll(asked.get())) {
      throw Refusal.illegalValue(
          "bucketTypes must be some of " + List.copyOf(TYPES) + ", or all alone");
    }
    return Set.copyOf(asked.get());
  }
}
