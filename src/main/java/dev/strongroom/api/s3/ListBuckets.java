package dev.strongroom.api.s3;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.api.s3.message.Timestamps;
import dev.strongroom.api.s3.xml.XmlWriter;
import dev.strongroom.files.Buckets;
import dev.strongroom.model.Bucket;
import java.util.List;

/**
 * ListBuckets: all of the account's, in ascending order of name (sheet 04 §3.2). A key that is
 * restricted to buckets asks for the names of all, which takes a capability of its own.
 */
final class ListBuckets implements S3Operation<ListBuckets.Request, List<Bucket>> {
  private final Buckets buckets;

  ListBuckets(Buckets buckets) {
    this.buckets = buckets;
  }

  /**
   * What is asked for.
   *
   * @param beyondReach whether names are asked for that the credential's buckets do not cover
   */
  record Request(Target.OfAccount account, boolean beyondReach) {}

  @Override
  public String name() {
    return "ListBuckets";
  }

  @Override
  public S3Route route() {
    return S3Route.service("GET");
  }

  @Override
  public Request read(S3Input input) {
    return new Request(input.ownAccount(), input.grant().buckets().isRestricted());
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(
        (request.beyondReach ? Action.LIST_ALL_BUCKET_NAMES : Action.LIST_BUCKETS)
            .on(request.account));
  }

  @Override
  public List<Bucket> perform(Permit permit, Request request) {
    return request.beyondReach
        ? buckets.listAllNames(permit, request.account)
        : buckets.list(permit, request.account);
  }

  @Override
  public Reply reply(S3Input input, Permit permit, List<Bucket> found) {
    return S3Replies.xml(
        input,
        XmlWriter.document(
            "ListAllMyBucketsResult",
            result -> {
              Owners.write(result, "Owner", input.account());
              result.element(
                  "Buckets",
                  list ->
                      found.forEach(bucket ->
                          list.element(
                              "Bucket",
                              one ->
                                  one.text("Name", bucket.name().value())
                                      .text(
                                          "CreationDate",
                                          Timestamps.milliseconds(bucket.createdAtMillis())))));
            }));
  }
}
