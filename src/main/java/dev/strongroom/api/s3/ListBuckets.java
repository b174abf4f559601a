package dev.strongroom.api.s3;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.api.s3.message.S3Code;
import dev.strongroom.api.s3.message.S3Request;
import dev.strongroom.api.s3.message.S3Settings;
import dev.strongroom.api.s3.message.Timestamps;
import dev.strongroom.api.s3.xml.XmlWriter;
import dev.strongroom.files.Buckets;
import dev.strongroom.model.Bucket;
import java.util.List;

/**
 * ListBuckets: all of the account's, in ascending order of name (sheet 04 §3.2). A key that is
 * restricted to buckets asks for the names of all, which takes a capability of its own.
 */
final class ListBuckets implements S3Operation<ListBuckets.Request, ListBuckets.Page> {
  private static final int MOST = 10_000;

  private final Buckets buckets;
  private final S3Settings settings;

  ListBuckets(Buckets buckets, S3Settings settings) {
    this.settings = settings;
    this.buckets = buckets;
  }

  /**
   * What is asked for.
   *
   * @param beyondReach whether names are asked for that the credential's buckets do not cover
   * @param prefix names must begin with it, in any case
   * @param last the last name of the page before; empty on the first page
   * @param most most buckets of the page
   * @param elsewhere whether those of another region are wanted, where there are none
   */
  record Request(
      Target.OfAccount account,
      boolean beyondReach,
      String prefix,
      String last,
      int most,
      boolean elsewhere) {
    private boolean isWanted(Bucket bucket) {
      String name = bucket.name().value();
      return !elsewhere
          && name.regionMatches(true, 0, prefix, 0, prefix.length())
          && String.CASE_INSENSITIVE_ORDER.compare(name, last) > 0;
    }
  }

  record Page(Request request, List<Bucket> found) {
    private List<Bucket> shown() {
      return found.subList(0, Math.min(found.size(), request.most));
    }
  }

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
    S3Request request = input.request();
    return new Request(
        input.ownAccount(),
        input.grant().buckets().isRestricted(),
        request.query().text("prefix").orElse(""),
        request.query().text("continuation-token").map(ContinuationTokens::read).orElse(""),
        most(request),
        request.query().text("bucket-region").filter(this::isAnother).isPresent());
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(
        (request.beyondReach ? Action.LIST_ALL_BUCKET_NAMES : Action.LIST_BUCKETS)
            .on(request.account));
  }

  @Override
  public Page perform(Permit permit, Request request) {
    List<Bucket> all =
        request.beyondReach
            ? buckets.listAllNames(permit, request.account)
            : buckets.list(permit, request.account);
    return new Page(request, all.stream().filter(request::isWanted).toList());
  }

  @Override
  public Reply reply(S3Input input, Permit permit, Page page) {
    List<Bucket> shown = page.shown();
    return S3Replies.xml(
        input,
        XmlWriter.document(
            "ListAllMyBucketsResult",
            result -> {
              Owners.write(result, "Owner", input.account());
              result.element(
                  "Buckets",
                  list ->
                      shown.forEach(bucket ->
                          list.element(
                              "Bucket",
                              one ->
                                  one.text("Name", bucket.name().value())
                                      .text(
                                          "CreationDate",
                                          Timestamps.milliseconds(bucket.createdAtMillis())))));
              if (shown.size() < page.found.size()) {
                String last = shown.getLast().name().value();
                result.text("ContinuationToken", ContinuationTokens.of(last));
              }
              if (!page.request.prefix.isEmpty()) {
                result.text("Prefix", page.request.prefix);
              }
            }));
  }

  private boolean isAnother(String region) {
    return !region.equals(settings.region());
  }

  private static int most(S3Request request) {
    int most = Counts.read(request, "max-buckets", MOST, MOST);
    if (most == 0) {
      throw S3Code.INVALID_ARGUMENT.fault("Argument max-buckets must be between 1 and " + MOST);
    }
    return most;
  }
}
