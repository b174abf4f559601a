package dev.strongroom.api.b2;

import dev.strongroom.access.Grant;
import dev.strongroom.access.Target;
import dev.strongroom.api.Call;
import dev.strongroom.api.Introduced;
import dev.strongroom.api.fields.Fields;
import dev.strongroom.api.fields.JsonFields;
import dev.strongroom.api.fields.QueryFields;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.Refusal;
import java.util.List;

/**
 * What an operation of the Native API reads its request from.
 *
 * @param version the version in the path; {@link ApiVersion#V4} for downloads by name, which have
 *     none
 * @param pathArguments what follows the operation's name in the path, decoded; upload URLs have
 *     some
 */
record NativeInput(Call call, ApiVersion version, List<String> pathArguments, Grant grant)
    implements Introduced {

  /** The fields: of the query for GET and HEAD, of the JSON body for POST; never a mixture. */
  Fields fields() {
    if (!call.method().equals("POST")) {
      return QueryFields.read(call);
    }
    return grant.account().isEmpty() ? JsonFields.readOfStranger(call) : JsonFields.read(call);
  }

  /** The caller's account. */
  AccountId account() {
    return grant
        .account()
        .orElseThrow(() -> new IllegalStateException("a stranger has no account"));
  }

  /**
   * The caller's account as a target, after making sure that a field {@code accountId} names it
   * (sheet 01 §2.4 no. 7).
   */
  Target.OfAccount accountNamedIn(Fields fields) {
    if (!fields.requiredText("accountId").equals(account().value())) {
      throw Refusal.illegalValue("accountId must match authorized account");
    }
    return new Target.OfAccount(account());
  }
}
