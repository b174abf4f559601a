package dev.strongroom.cli.dev;

import dev.strongroom.api.json.JsonWriter;
import dev.strongroom.cli.GeneratedPassword;
import dev.strongroom.cli.Machine;
import dev.strongroom.cli.control.Control;
import dev.strongroom.cli.control.JsonObject;
import dev.strongroom.model.Capability;
import dev.strongroom.model.Endpoints;
import dev.strongroom.model.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An account with everything that a test may want to sign in with. On data that was kept from an
 * earlier run the account is the same, and all its credentials are new: the old ones are nowhere to
 * be read.
 */
final class Credentials {
  private static final String EMAIL = "dev@localhost";
  private static final String KEY_NAME = "dev";

  private final String accountId;
  private final String email;
  private final Secret password;
  private final JsonObject masterKey;
  private final JsonObject key;

  private Credentials(
      String accountId, String email, Secret password, JsonObject masterKey, JsonObject key) {
    this.accountId = accountId;
    this.email = email;
    this.password = password;
    this.masterKey = masterKey;
    this.key = key;
  }

  /** Makes them. */
  static Credentials prepare(Control control, Machine machine) {
    Secret password = GeneratedPassword.make(machine.random());
    List<JsonObject> accounts =
        control.accounts().stream().filter(known -> known.text("email").equals(EMAIL)).toList();
    JsonObject account =
        accounts.isEmpty()
            ? control.createAccount(EMAIL, password)
            : control.setPassword(accounts.getFirst().text("accountId"), password);
    String accountId = account.text("accountId");
    for (JsonObject old : control.keys(accountId)) {
      if (old.text("keyName").equals(KEY_NAME)) {
        control.deleteKey(accountId, old.text("applicationKeyId"));
      }
    }
    JsonObject key =
        control.createKey(
            accountId,
            json ->
                json.text("keyName", KEY_NAME)
                    .texts(
                        "capabilities",
                        Arrays.stream(Capability.values()).map(Capability::wireName).toList()));
    return new Credentials(
        accountId, account.text("email"), password, control.generateMasterKey(accountId), key);
  }

  /** Everything on one line, with the partner's sandbox if there is one. */
  String line(Endpoints endpoints, Optional<Sandbox> sandbox) {
    byte[] object =
        JsonWriter.object(json -> {
          json.text("apiUrl", endpoints.api())
              .text("s3Url", endpoints.s3())
              .text("consoleUrl", endpoints.console())
              .text("accountId", accountId)
              .text("email", email)
              .text("password", password.reveal())
              .text("masterApplicationKeyId", masterKey.text("applicationKeyId"))
              .text("masterApplicationKey", masterKey.text("applicationKey"))
              .text("applicationKeyId", key.text("applicationKeyId"))
              .text("applicationKey", key.text("applicationKey"));
          sandbox.ifPresent(partner -> partner.write(json));
        });
    // Line breaks are layout here: inside a string they would be escaped.
    return new String(object, StandardCharsets.UTF_8).replaceAll("\\s*\n\\s*", " ");
  }
}
