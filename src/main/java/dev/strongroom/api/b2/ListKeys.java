package dev.strongroom.api.b2;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.accounts.ApplicationKeys;
import dev.strongroom.accounts.KeyPage;
import dev.strongroom.api.Reply;
import dev.strongroom.api.fields.Fields;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * b2_list_keys: the account's standard keys, page by page (sheet 01 §6.3). Versions 1 to 3 leave
 * multi-bucket keys out.
 */
final class ListKeys implements NativeOperation<ListKeys.Request, KeyPage> {
  private static final int STANDARD_COUNT = 100;
  private static final int MAXIMUM_COUNT = 10_000;

  private final ApplicationKeys keys;

  ListKeys(ApplicationKeys keys) {
    this.keys = keys;
  }

  record Request(Target.OfAccount account, String start, int count, boolean withMultiBucketKeys) {}

  @Override
  public String name() {
    return "b2_list_keys";
  }

  @Override
  public Request read(NativeInput input) {
    Fields fields = input.fields();
    return new Request(
        input.accountNamedIn(fields),
        fields.text("startApplicationKeyId").orElse(""),
        count(fields),
        input.version().knowsMultiBucketKeys());
  }

  /** Here, and nowhere else, a count out of range is bad_request (sheet 01 §6.3). */
  private static int count(Fields fields) {
    long asked = fields.number("maxKeyCount").orElse(0);
    if (asked < 0 || asked > MAXIMUM_COUNT) {
      throw Refusal.illegalValue("maxKeyCount must be 0 to " + MAXIMUM_COUNT);
    }
    return asked == 0 ? STANDARD_COUNT : (int) asked;
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.LIST_KEYS.on(request.account));
  }

  @Override
  public KeyPage perform(Permit permit, Request request) {
    return keys.list(
        permit, request.account, request.start, request.count, request.withMultiBucketKeys);
  }

  @Override
  public Reply reply(NativeInput input, Permit permit, KeyPage page) {
    return Answers.json(json ->
        json.objects(
                "keys",
                page.keys(),
                (one, key) -> KeyJson.write(one, input.version(), key, Optional.empty()))
            .text("nextApplicationKeyId", page.next().map(ApplicationKeyId::value).orElse(null)));
  }
}
