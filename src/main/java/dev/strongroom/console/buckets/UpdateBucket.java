package dev.strongroom.console.buckets;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.console.page.Pages;
import dev.strongroom.files.BucketChange;
import dev.strongroom.files.Buckets;
import dev.strongroom.files.Names;
import dev.strongroom.model.Bucket;
import dev.strongroom.model.BucketType;
import dev.strongroom.model.IllegalValueException;
import dev.strongroom.model.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;

/**
 * Changes a bucket's settings, unless somebody else changed them since the form was shown (sheet 05
 * §10, "Concurrent edit").
 */
public final class UpdateBucket implements ConsoleOperation<UpdateBucket.Request, BucketPage> {
  private static final String CONFLICT =
      "Somebody else changed this bucket meanwhile. The type above is as they left it; what you"
          + " typed below is kept. Look at both, and update once more.";

  private final BucketPages pages;
  private final Buckets buckets;
  private final Names names;

  /** Makes it. */
  public UpdateBucket(BucketPages pages, Buckets buckets, Names names) {
    this.pages = pages;
    this.buckets = buckets;
    this.names = names;
  }

  record Request(Target.OfBucket bucket, BucketType type, String info, long revision) {}

  @Override
  public String name() {
    return "console_update_bucket";
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return BucketsPage.PATH + "/{bucket}";
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request(
        names.bucket(input.accountId(), input.part("bucket")),
        input.form().raw("type").equals("public") ? BucketType.ALL_PUBLIC : BucketType.ALL_PRIVATE,
        input.form().raw("info"),
        revision(input.form().raw("revision")));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.LIST_BUCKET.on(request.bucket), Action.UPDATE_BUCKET.on(request.bucket));
  }

  @Override
  public BucketPage perform(Permit permit, Request request) {
    String error = change(permit, request);
    Bucket bucket = pages.find(permit, request.bucket);
    BucketPage page = BucketPages.settings(permit, bucket, error, "");
    if (error.isEmpty()) {
      return page;
    }
    return error.equals(CONFLICT)
        ? page.typed(page.bucket(), request.info, page.revision(), error)
        : page.typed(
            page.bucket().withPublic(request.type == BucketType.ALL_PUBLIC),
            request.info,
            request.revision,
            error);
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, BucketPage page) {
    return page.error().isEmpty()
        ? Pages.seeOther(BucketsPage.PATH + "/" + page.bucket().id() + "?done=updated")
        : pages.reply(input, page, 422);
  }

  private static long revision(String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw Refusal.illegalValue("The form lacks what tells which state it was made for.");
    }
    return Long.parseLong(text);
  }

  /** Info that was only shown, and not changed, is left as it is. */
  private Optional<SortedMap<String, String>> changedInfo(Permit permit, Request request) {
    String shown = BucketPages.infoText(pages.find(permit, request.bucket));
    return request.info.strip().lines().toList().equals(shown.strip().lines().toList())
        ? Optional.empty()
        : Optional.of(info(request.info));
  }

  private String change(Permit permit, Request request) {
    try {
      Bucket unused =
          buckets.update(
              permit,
              request.bucket,
              new BucketChange(
                  Optional.of(request.type),
                  changedInfo(permit, request),
                  OptionalLong.of(request.revision)));
      return "";
    } catch (IllegalValueException wrong) {
      return String.valueOf(wrong.getMessage());
    } catch (Refusal refused) {
      if (refused.kind() != Refusal.Kind.REVISION_CONFLICT) {
        throw refused;
      }
      return CONFLICT;
    }
  }

  /** A line for each entry: key, equals sign, value. */
  private static SortedMap<String, String> info(String text) {
    Map<String, String> entries = new LinkedHashMap<>();
    for (String line : text.lines().filter(one -> !one.isBlank()).toList()) {
      int equals = line.indexOf('=');
      if (equals < 1) {
        throw new IllegalValueException("Each line is a key, an equals sign and a value: " + line);
      }
      if (entries.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip())
          != null) {
        throw new IllegalValueException("A key stands there twice: " + line);
      }
    }
    return Bucket.checkedInfo(entries);
  }
}
