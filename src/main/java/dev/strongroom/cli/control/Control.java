package dev.strongroom.cli.control;

import dev.strongroom.api.json.JsonReader;
import dev.strongroom.api.json.JsonWriter;
import dev.strongroom.api.json.MalformedJsonException;
import dev.strongroom.cli.CommandFailedException;
import dev.strongroom.cli.ExitCode;
import dev.strongroom.model.Secret;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What the operator can ask for. Refusals end the command with the sentence of the answer. */
public final class Control {
  private final ControlLine line;

  /** Takes the way to the operator's door. */
  public Control(ControlLine line) {
    this.line = line;
  }

  /** Makes an account. */
  public JsonObject createAccount(String email, Secret password) {
    return ask(
        "create_account", json -> json.text("email", email).text("password", password.reveal()));
  }

  /** All accounts in ascending order of id. */
  public List<JsonObject> accounts() {
    List<JsonObject> accounts = new ArrayList<>();
    Optional<String> after = Optional.of("");
    while (after.isPresent()) {
      String start = after.get();
      JsonObject page = ask("list_accounts", json -> json.text("after", start));
      accounts.addAll(page.objects("accounts"));
      after = page.optionalText("next");
    }
    return accounts;
  }

  /** The account with this id or e-mail address; the only one when none is named. */
  public JsonObject account(Optional<String> idOrEmail) {
    List<JsonObject> accounts = accounts();
    if (idOrEmail.isPresent()) {
      String wanted = idOrEmail.get();
      return accounts.stream()
          .filter(account ->
              account.text("accountId").equals(wanted)
                  || account.text("email").equalsIgnoreCase(wanted))
          .findFirst()
          .orElseThrow(() -> refused("There is no account " + wanted + "."));
    }
    if (accounts.isEmpty()) {
      throw refused("There is no account yet: `strongroom account create` makes one.");
    }
    if (accounts.size() > 1) {
      throw refused(
          "There are "
              + accounts.size()
              + " accounts: name one with --account; `strongroom account list` shows them.");
    }
    return accounts.getFirst();
  }

  /** Gives an account another password. */
  public JsonObject setPassword(String accountId, Secret password) {
    return ask(accountId + "/set_password", json -> json.text("password", password.reveal()));
  }

  /** Generates the account's master application key. */
  public JsonObject generateMasterKey(String accountId) {
    return ask(accountId + "/generate_master_key", json -> {});
  }

  /** Makes a standard application key of the fields written. */
  public JsonObject createKey(String accountId, Consumer<JsonWriter> fields) {
    return ask(accountId + "/create_key", fields);
  }

  /** The account's standard application keys in ascending order of id. */
  public List<JsonObject> keys(String accountId) {
    List<JsonObject> keys = new ArrayList<>();
    Optional<String> start = Optional.of("");
    while (start.isPresent()) {
      String from = start.get();
      JsonObject page = ask(accountId + "/list_keys", json -> json.text("start", from));
      keys.addAll(page.objects("keys"));
      start = page.optionalText("next");
    }
    return keys;
  }

  /** Deletes a standard application key. */
  public JsonObject deleteKey(String accountId, String applicationKeyId) {
    return ask(accountId + "/delete_key", json -> json.text("applicationKeyId", applicationKeyId));
  }

  /** Puts an account into a state. */
  public JsonObject setAccountState(String accountId, String state) {
    return ask(accountId + "/set_account_state", json -> json.text("state", state));
  }

  /** Turns an account's second factor off. */
  public JsonObject removeSecondFactor(String accountId) {
    return ask(accountId + "/remove_second_factor", json -> {});
  }

  /** Gives an account access to the Partner API, or takes it. */
  public JsonObject setPartnerAccess(String accountId, boolean access, boolean phoneVerified) {
    return ask(
        accountId + "/set_partner_access",
        json -> json.truth("access", access).truth("phoneVerified", phoneVerified));
  }

  /** Makes a Group of the fields written, administered by the account. */
  public JsonObject createGroup(String adminId, Consumer<JsonWriter> fields) {
    return ask(adminId + "/create_group", fields);
  }

  /** All Groups in ascending order of id. */
  public List<JsonObject> groups() {
    List<JsonObject> groups = new ArrayList<>();
    Optional<String> start = Optional.of("1");
    while (start.isPresent()) {
      String from = start.get();
      JsonObject page = ask("list_groups", json -> json.text("start", from));
      groups.addAll(page.objects("groups"));
      start = page.optionalText("next");
    }
    return groups;
  }

  /** Makes a member of a Group that the account administers. */
  public JsonObject createGroupMember(
      String adminId, String groupId, String email, Optional<String> region) {
    return ask(
        adminId + "/create_group_member",
        json ->
            json.text("groupId", groupId).text("email", email).text("region", region.orElse(null)));
  }

  /** Makes the account's bucket for usage reports, unless it is there. */
  public JsonObject makeReportsBucket(String accountId) {
    return ask(accountId + "/make_reports_bucket", json -> {});
  }

  /** Writes those of the account's usage reports about a day that are not there. */
  public JsonObject writeUsageReports(String accountId, LocalDate date) {
    return ask(accountId + "/write_usage_reports", json -> json.text("date", date.toString()));
  }

  /** Reads everything that is stored. */
  public JsonObject scrub() {
    return ask("scrub", json -> {});
  }

  /** Makes a backup in a directory, named absolutely. */
  public JsonObject backUp(Path directory) {
    return ask("backup", json -> json.text("directory", directory.toString()));
  }

  private JsonObject ask(String operation, Consumer<JsonWriter> fields) {
    ControlLine.Answer answer = line.post("/control/" + operation, JsonWriter.object(fields));
    JsonObject object = object(answer);
    if (answer.status() != 200) {
      throw refused(sentence(object.text("message")));
    }
    return object;
  }

  private static JsonObject object(ControlLine.Answer answer) {
    try {
      return new JsonObject(JsonReader.readOwn(answer.body()));
    } catch (MalformedJsonException broken) {
      throw new CommandFailedException(
          ExitCode.UNEXPECTED,
          "The server answered "
              + answer.status()
              + " without a word; its log says more. Do not count on the change: look, or do it"
              + " again.");
    }
  }

  private static String sentence(String message) {
    return message.isEmpty() || message.endsWith(".") ? message : message + ".";
  }

  private static CommandFailedException refused(String sentence) {
    return new CommandFailedException(ExitCode.REFUSED, sentence);
  }
}
