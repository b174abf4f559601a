package dev.strongroom.api.control;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.accounts.ApplicationKeys;
import dev.strongroom.accounts.KeyPage;
import dev.strongroom.api.Reply;
import dev.strongroom.model.ApplicationKeyId;
import java.util.List;
import java.util.Optional;

/** The account's standard keys of every kind, up to 1000 from the id in {@code start}. */
final class ListKeys implements ControlOperation<ListKeys.Request, KeyPage> {
  private static final int PAGE = 1000;

  private final ApplicationKeys keys;

  ListKeys(ApplicationKeys keys) {
    this.keys = keys;
  }

  record Request(Target.OfAccount account, String start) {}

  @Override
  public String name() {
    return "list_keys";
  }

  @Override
  public Request read(ControlInput input) {
    return new Request(input.account(), input.text("start").orElse(""));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.LIST_KEYS.on(request.account));
  }

  @Override
  public KeyPage perform(Permit permit, Request request) {
    return keys.list(permit, request.account, request.start, PAGE, true);
  }

  @Override
  public Reply reply(ControlInput input, Permit permit, KeyPage page) {
    return ControlAnswers.json(json ->
        json.objects(
                "keys", page.keys(), (one, key) -> ControlKeyJson.write(one, key, Optional.empty()))
            .text("next", page.next().map(ApplicationKeyId::value).orElse(null)));
  }
}
