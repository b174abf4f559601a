package dev.strongroom.api.control;

import dev.strongroom.access.Grant;
import dev.strongroom.access.Target;
import dev.strongroom.api.Call;
import dev.strongroom.api.Introduced;
import dev.strongroom.api.json.JsonReader;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What an operation of the operator reads its request from: the account in the path, and the fields
 * of a JSON body. A field that is null is absent.
 */
final class ControlInput implements Introduced {
  private static final int MAXIMUM_BYTES = 1 << 20;

  private final Grant grant;
  private final Map<String, @Nullable Object> fields;

  ControlInput(Call call, Grant grant) {
    this.grant = grant;
    this.fields = JsonReader.readObject(call.body(), MAXIMUM_BYTES);
  }

  @Override
  public Grant grant() {
    return grant;
  }

  /** The account that the operation is about. */
  Target.OfAccount account() {
    return new Target.OfAccount(id());
  }

  /** The id of the account that the operation is about. */
  AccountId id() {
    return grant
        .account()
        .orElseThrow(() -> new IllegalStateException("the operation is about no account"));
  }

  /** Whether the field is there. */
  boolean has(String name) {
    return fields.get(name) != null;
  }

  /** A text. */
  Optional<String> text(String name) {
    return value(name, String.class);
  }

  /** A text that must be there. */
  String requiredText(String name) {
    return text(name).orElseThrow(() -> Refusal.illegalValue(name + " is missing"));
  }

  /** True or false, which must be there. */
  boolean requiredTruth(String name) {
    return value(name, Boolean.class).orElseThrow(() -> Refusal.illegalValue(name + " is missing"));
  }

  /** A whole number. */
  OptionalLong number(String name) {
    return value(name, Long.class).map(OptionalLong::of).orElse(OptionalLong.empty());
  }

  /** A list of texts; empty when it is absent. */
  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Object element : value(name, List.class).orElse(List.of())) {
      texts.add(checked(name, element, String.class));
    }
    return texts;
  }

  private <T> Optional<T> value(String name, Class<T> type) {
    Object value = fields.get(name);
    return value == null ? Optional.empty() : Optional.of(checked(name, value, type));
  }

  private static <T> T checked(String name, @Nullable Object value, Class<T> type) {
    if (!type.isInstance(value)) {
      throw Refusal.illegalValue(name + " is of the wrong type");
    }
    return type.cast(value);
  }
}
