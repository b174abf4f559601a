package dev.strongroom.console.files;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.console.page.Pages;
import dev.strongroom.console.page.Place;
import dev.strongroom.files.Buckets;
import dev.strongroom.model.Bucket;
import java.util.List;

/** The page Browse Files before a bucket is chosen. */
public final class ChooseBucket implements ConsoleOperation<ChooseBucket.Request, BucketChoice> {
  private final Pages pages;
  private final Buckets buckets;

  /** Makes it. */
  public ChooseBucket(Pages pages, Buckets buckets) {
    this.pages = pages;
    this.buckets = buckets;
  }

  record Request(Target.OfAccount account) {}

  @Override
  public String name() {
    return "console_choose_bucket";
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return FilesPage.PATH;
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
  public BucketChoice perform(Permit permit, Request request) {
    return new BucketChoice(
        buckets.list(permit, request.account).stream().map(ChooseBucket::row).toList());
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, BucketChoice choice) {
    return pages.page(200, input, "choosebucket", "Browse Files", Place.Page.FILES, choice);
  }

  private static BucketChoice.Row row(Bucket bucket) {
    return new BucketChoice.Row(bucket.id().value(), bucket.name().value(), bucket.isPublic());
  }
}
