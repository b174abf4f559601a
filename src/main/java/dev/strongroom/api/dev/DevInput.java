package dev.strongroom.api.dev;

import dev.strongroom.access.Grant;
import dev.strongroom.api.Call;
import dev.strongroom.api.Introduced;
import dev.strongroom.api.json.JsonReader;
import dev.strongroom.model.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an operation on the emulator itself reads its request from. */
record DevInput(Call call, Grant grant) implements Introduced {
  private static final int MAXIMUM_BYTES = 4096;

  /** A whole number that must be in the JSON body. */
  long requiredNumber(String name) {
    Map<String, @Nullable Object> fields = JsonReader.readObject(call.body(), MAXIMUM_BYTES);
    if (fields.get(name) instanceof Long number) {
      return number;
    }
    throw Refusal.illegalValue(name + " must be a whole number");
  }
}
