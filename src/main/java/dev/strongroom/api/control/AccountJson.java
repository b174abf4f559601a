package dev.strongroom.api.control;

import dev.strongroom.api.json.JsonWriter;
import dev.strongroom.model.Account;

/** An account as the operator sees it. */
final class AccountJson {
  private AccountJson() {}

  static void write(JsonWriter json, Account account) {
    json.text("accountId", account.id().value())
        .number("createdTimestamp", account.createdAtMillis())
        .text("email", account.email())
        .text("state", account.state().word())
        .text("suspendedBy", account.state().suspendedBy());
  }
}
