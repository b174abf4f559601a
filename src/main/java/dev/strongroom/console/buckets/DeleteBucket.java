package dev.strongroom.console.buckets;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.console.page.Pages;
import dev.strongroom.files.Buckets;
import dev.strongroom.files.Names;
import dev.strongroom.model.Bucket;
import java.util.List;

/** Deletes an empty bucket. */
public final class DeleteBucket implements ConsoleOperation<DeleteBucket.Request, Bucket> {
  static final String PATH = BucketsPage.PATH + "/{bucket}/delete";

  private final Buckets buckets;
  private final Names names;

  /** Makes it. */
  public DeleteBucket(Buckets buckets, Names names) {
    this.buckets = buckets;
    this.names = names;
  }

  record Request(Target.OfBucket bucket) {}

  @Override
  public String name() {
    return "console_delete_bucket";
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request(names.bucket(input.accountId(), input.part("bucket")));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.DELETE_BUCKET.on(request.bucket));
  }

  @Override
  public Bucket perform(Permit permit, Request request) {
    return buckets.delete(permit, request.bucket);
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, Bucket deleted) {
    return Pages.seeOther(BucketsPage.PATH + "?done=deleted");
  }
}
