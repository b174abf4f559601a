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
import dev.strongroom.model.Bucket;
import dev.strongroom.model.BucketName;
import dev.strongroom.model.BucketType;
import dev.strongroom.model.IllegalValueException;
import dev.strongroom.model.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Makes a bucket (sheet 05 §5.1). */
public final class CreateBucket implements ConsoleOperation<CreateBucket.Request, BucketsPage> {
  static final String PATH = BucketsPage.PATH + "/new";

  private final BucketPages pages;
  private final Buckets buckets;

  /** Makes it. */
  public CreateBucket(BucketPages pages, Buckets buckets) {
    this.pages = pages;
    this.buckets = buckets;
  }

  record Request(Target.OfAccount account, String name, BucketType type) {}

  @Override
  public String name() {
    return "console_create_bucket";
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
    return new Request(
        input.account(),
        input.form().raw("bucketName").strip(),
        input.form().raw("type").equals("public") ? BucketType.ALL_PUBLIC : BucketType.ALL_PRIVATE);
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(
        Action.LIST_BUCKETS.on(request.account), Action.CREATE_BUCKET.on(request.account));
  }

  @Override
  public BucketsPage perform(Permit permit, Request request) {
    String error = create(permit, request);
    Optional<BucketsPage.NewBucketForm> form =
        error.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new BucketsPage.NewBucketForm(
                    request.name, request.type == BucketType.ALL_PUBLIC, error));
    return pages.list(permit, request.account, form, "");
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, BucketsPage page) {
    return page.newBucket().isEmpty()
        ? Pages.seeOther(BucketsPage.PATH + "?done=created")
        : pages.reply(input, page, 422);
  }

  private String create(Permit permit, Request request) {
    try {
      Bucket unused =
          buckets.create(
              permit, request.account, new BucketName(request.name), request.type, new TreeMap<>());
      return "";
    } catch (IllegalValueException wrong) {
      return "6 to 63 letters, digits and hyphens, not beginning with b2-.";
    } catch (Refusal refused) {
      return refused.kind() == Refusal.Kind.BUCKET_NAME_TAKEN
          ? "Another bucket of this server has this name. Choose another."
          : String.valueOf(refused.getMessage());
    }
  }
}
