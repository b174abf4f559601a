package dev.strongroom.console.buckets;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.files.Names;
import java.util.List;

/** The settings of a bucket. */
public final class ShowBucket implements ConsoleOperation<ShowBucket.Request, BucketPage> {
  private final BucketPages pages;
  private final Names names;

  /** Makes it. */
  public ShowBucket(BucketPages pages, Names names) {
    this.pages = pages;
    this.names = names;
  }

  record Request(Target.OfBucket bucket, boolean updated) {}

  @Override
  public String name() {
    return "console_show_bucket";
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return BucketsPage.PATH + "/{bucket}";
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request(
        names.bucket(input.accountId(), input.part("bucket")),
        input.query().raw("done").equals("updated"));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.LIST_BUCKET.on(request.bucket));
  }

  @Override
  public BucketPage perform(Permit permit, Request request) {
    return BucketPages.settings(
        permit,
        pages.find(permit, request.bucket),
        "",
        request.updated ? "The bucket is updated." : "");
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, BucketPage page) {
    return pages.reply(input, page, 200);
  }
}
