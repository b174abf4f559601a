package dev.strongroom.console.buckets;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import java.util.List;
import java.util.Optional;

/** The form for a new bucket. */
public final class ShowNewBucket implements ConsoleOperation<ShowNewBucket.Request, BucketsPage> {
  private final BucketPages pages;

  /** Makes it. */
  public ShowNewBucket(BucketPages pages) {
    this.pages = pages;
  }

  record Request(Target.OfAccount account) {}

  @Override
  public String name() {
    return "console_show_new_bucket";
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return CreateBucket.PATH;
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request(input.account());
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.LIST_BUCKETS.on(request.account));
  }

  @Override
  public BucketsPage perform(Permit permit, Request request) {
    return pages.list(
        permit, request.account, Optional.of(new BucketsPage.NewBucketForm("", false, "")), "");
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, BucketsPage page) {
    return pages.reply(input, page, 200);
  }
}
