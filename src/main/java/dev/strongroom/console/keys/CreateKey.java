package dev.strongroom.console.keys;

import dev.strongroom.access.Action;
import dev.strongroom.access.KeyPowers;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.accounts.ApplicationKeys;
import dev.strongroom.accounts.CreatedKey;
import dev.strongroom.accounts.NewKey;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.model.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes a standard application key and shows its secret, once. A form with a mistake comes back
 * with a sentence beside each field that has one.
 */
public final class CreateKey implements ConsoleOperation<CreateKey.Request, KeysPage> {
  static final String PATH = KeysPage.PATH + "/new";

  private final KeyPages pages;
  private final ApplicationKeys keys;

  /** Makes it. */
  public CreateKey(KeyPages pages, ApplicationKeys keys) {
    this.pages = pages;
    this.keys = keys;
  }

  record Request(Target.OfAccount account, NewKeyReading.Result reading) {}

  @Override
  public String name() {
    return "console_create_key";
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
    return new Request(input.account(), NewKeyReading.read(input.form()));
  }

  @Override
  public List<Need> needs(Request request) {
    List<Need> more = new ArrayList<>();
    more.add(Action.CREATE_KEY.on(request.account));
    if (request
        .reading
        .wanted()
        .filter(wanted -> KeyPowers.needConfirmation(wanted.capabilities()))
        .isPresent()) {
      more.add(Action.HAND_OUT_POWERS.on(request.account));
    }
    return KeyPages.needs(request.account, more);
  }

  @Override
  public KeysPage perform(Permit permit, Request request) {
    NewKeyReading.Result reading = request.reading;
    if (reading.wanted().isEmpty()) {
      return again(permit, request, reading.form().errors());
    }
    if (!pages.once().use(request.account.account().value(), reading.form().once())) {
      throw Refusal.illegalValue(
          "This key was made already, and its secret is not shown again. If you did not save it,"
              + " delete the key and make another one.");
    }
    NewKey wanted = reading.wanted().get();
    try {
      return pages.revealing(
          permit, request.account, create(permit, request, wanted), wanted.name());
    } catch (Refusal refused) {
      return again(
          permit,
          request,
          Map.of(
              refused.kind() == Refusal.Kind.BUCKET_NOT_FOUND ? "buckets" : "keyName",
              String.valueOf(refused.getMessage())));
    }
  }

  private CreatedKey create(Permit permit, Request request, NewKey wanted) {
    try {
      return keys.create(permit, request.account, wanted);
    } catch (RuntimeException notMade) {
      pages.once().giveBack(request.account.account().value(), request.reading.form().once());
      throw notMade;
    }
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, KeysPage page) {
    return pages.reply(input, page, page.reveal().isPresent() ? 200 : 422);
  }

  private KeysPage again(Permit permit, Request request, Map<String, String> errors) {
    NewKeyForm typed = request.reading.form();
    NewKeyForm form =
        new NewKeyForm(
            typed.name(),
            pages.choices(permit, request.account),
            typed.some(),
            typed.chosen(),
            typed.type(),
            typed.capabilities(),
            typed.template(),
            typed.allBucketNames(),
            typed.namePrefix(),
            typed.duration(),
            errors,
            pages.once().mark());
    return pages.asking(permit, request.account, new KeyDialog.NewKey(form));
  }
}
