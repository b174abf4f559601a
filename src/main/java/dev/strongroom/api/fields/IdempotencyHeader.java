package dev.strongroom.api.fields;

import dev.strongroom.access.Secrets;
import dev.strongroom.api.Call;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.IdempotencyKey;
import dev.strongroom.model.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Reads the header by which a caller may repeat a request that makes something (sheet 03 §4). */
public final class IdempotencyHeader {
  private static final String NAME = "Idempotency-Key";
  private static final int LONGEST = 255;

  private IdempotencyHeader() {}

  /**
   * The key; empty when the request has none.
   *
   * @param caller the account that asks
   * @param said the operation and everything that is asked for, always in the same order
   */
  public static Optional<IdempotencyKey> read(Call call, AccountId caller, List<String> said) {
    List<String> headers = call.headers().all(NAME);
    if (headers.isEmpty()) {
      return Optional.empty();
    }
    String name = headers.getFirst();
    boolean wellFormed =
        headers.size() == 1
            && !name.isEmpty()
            && name.length() <= LONGEST
            && name.chars().allMatch(character -> character > ' ' && character < 127);
    if (!wellFormed) {
      throw Refusal.illegalValue(
          NAME + " must be given once and be 1 to " + LONGEST + " visible ASCII characters");
    }
    StringBuilder request = new StringBuilder();
    // With its length before each text, so that no two requests become the same one.
    said.forEach(text -> request.append(text.length()).append(':').append(text));
    return Optional.of(new IdempotencyKey(caller, sha256(name), sha256(request.toString())));
  }

  private static String sha256(String text) {
    return HexFormat.of().formatHex(Secrets.sha256(text.getBytes(StandardCharsets.UTF_8)));
  }
}
