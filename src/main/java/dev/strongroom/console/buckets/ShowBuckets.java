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

/** The page Buckets. */
public final class ShowBuckets implements ConsoleOperation<ShowBuckets.Request, BucketsPage> {
  private final BucketPages pages;

  /** Makes it. */
  public ShowBuckets(BucketPages pages) {
    this.pages = pages;
  }

  record Request(Target.OfAccount account, String done) {}

  @Override
  public String name() {
    return "console_show_buckets";
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return BucketsPage.PATH;
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request(input.account(), input.query().raw("done"));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.LIST_BUCKETS.on(request.account));
  }

  @Override
  public BucketsPage perform(Permit permit, Request request) {
    String notice =
        switch (request.done) {
          case "created" ->
              "The bucket is made. Add an application key for each program that uses it.";
          case "deleted" -> "The bucket is deleted. Its name is free again.";
          default -> "";
        };
    return pages.list(permit, request.account, Optional.empty(), notice);
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, BucketsPage page) {
    return pages.reply(input, page, 200);
  }
}
