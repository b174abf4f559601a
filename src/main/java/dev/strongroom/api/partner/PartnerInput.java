package dev.strongroom.api.partner;

import dev.strongroom.access.Grant;
import dev.strongroom.access.Target;
import dev.strongroom.api.Call;
import dev.strongroom.api.Introduced;
import dev.strongroom.api.fields.Fields;
import dev.strongroom.api.fields.JsonFields;
import dev.strongroom.api.fields.QueryFields;
import dev.strongroom.groups.GroupNames;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.Refusal;

/**
 * What an operation of the Partner API reads its request from.
 *
 * @param version the number in the path, 1 to 4
 */
record PartnerInput(Call call, int version, Grant grant) implements Introduced {
  /** The fields: of the query for GET, of the JSON body for POST; never a mixture. */
  Fields fields() {
    return call.method().equals("POST") ? JsonFields.read(call) : QueryFields.read(call);
  }

  /** The caller's account. */
  AccountId account() {
    return grant
        .account()
        .orElseThrow(() -> new IllegalStateException("a stranger has no account"));
  }

  /** The Group of field {@code groupId}, as far as the caller administers it. */
  Target.OfGroup group(GroupNames names, Fields fields) {
    return names.group(account(), admin(fields), fields.requiredTextOrNumber("groupId"));
  }

  /** The account that the caller says it is, by field {@code adminAccountId}. */
  static AccountId admin(Fields fields) {
    String asked = fields.requiredText("adminAccountId");
    if (!AccountId.isWellFormed(asked)) {
      throw Refusal.illegalValue("adminAccountId is not valid");
    }
    return new AccountId(asked);
  }
}
