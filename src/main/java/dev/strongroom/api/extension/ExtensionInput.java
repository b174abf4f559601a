package dev.strongroom.api.extension;

import dev.strongroom.access.Grant;
import dev.strongroom.access.Target;
import dev.strongroom.api.Call;
import dev.strongroom.api.Introduced;
import dev.strongroom.api.fields.Fields;
import dev.strongroom.api.fields.JsonFields;
import dev.strongroom.groups.GroupNames;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.Quota;
import java.util.List;

/**
 * What an operation of the extension API reads its request from.
 *
 * @param arguments of the path, in their order
 */
record ExtensionInput(Call call, List<String> arguments, Grant grant) implements Introduced {
  /** The fields of the JSON body. */
  Fields fields() {
    return JsonFields.read(call);
  }

  /** The quota of the JSON body; a number that is null or absent bounds nothing. */
  Quota quota() {
    Fields fields = fields();
    return new Quota(fields.number("bytes"), fields.number("buckets"));
  }

  /** The caller's account. */
  AccountId account() {
    return grant
        .account()
        .orElseThrow(() -> new IllegalStateException("a stranger has no account"));
  }

  /** The Group that the path names first, as far as the caller administers it. */
  Target.OfGroup group(GroupNames names) {
    return names.group(account(), account(), arguments.getFirst());
  }

  /** The member that the path names behind its Group. */
  Target.OfMember member(GroupNames names) {
    return names.member(account(), arguments.get(0), arguments.get(1));
  }
}
