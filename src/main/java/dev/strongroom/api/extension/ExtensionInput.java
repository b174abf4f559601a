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
import dev.strongroom.model.Refusal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an operation of the extension API reads its request from.
 *
 * @param arguments of the path, in their order
 */
record ExtensionInput(Call call, List<String> arguments, Grant grant) implements Introduced {
  /**
   * The fields of the JSON body. One that is not among those known is refused, where B2 would
   * ignore it: a mistyped bound must not end as none.
   */
  Fields fields(String... known) {
    JsonFields fields = JsonFields.read(call);
    Set<String> unknown = new TreeSet<>(fields.values().keySet());
    unknown.removeAll(Set.of(known));
    if (!unknown.isEmpty()) {
      throw Refusal.illegalValue(
          "unknown field; there are " + String.join(", ", new TreeSet<>(Set.of(known))));
    }
    return fields;
  }

  /** The quota of the JSON body; a number that is null or absent bounds nothing. */
  Quota quota() {
    Fields fields = fields("bytes", "buckets");
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
