package dev.strongroom.store;

import dev.strongroom.model.GroupRefusal;
import dev.strongroom.model.IdempotencyKey;
import java.util.Optional;

/**
 * What was made by requests that can be repeated: noted in the transaction that made it, by its id
 * alone, and forgotten after {@link IdempotencyKey#REMEMBERED_MILLIS}. There is never more than one
 * row for each thing that was made in that time.
 */
public interface IdempotencyTable {
  /**
   * What a request made.
   *
   * @param requestSha256 of what was asked for
   * @param madeId the id of what was made
   */
  record Made(String requestSha256, String madeId) {}

  /** What was made under the caller's name of the key after this time. */
  Optional<Made> find(IdempotencyKey key, long afterMillis);

  /** Notes what was made, and forgets some of what was made by {@code forgottenMillis}. */
  void put(IdempotencyKey key, String madeId, long nowMillis, long forgottenMillis);

  /**
   * The id of what an earlier request with the key made; empty when this is the first.
   *
   * @throws GroupRefusal when that request was another
   */
  default Optional<String> madeBefore(Optional<IdempotencyKey> key, long nowMillis) {
    if (key.isEmpty()) {
      return Optional.empty();
    }
    Optional<Made> made = find(key.get(), nowMillis - IdempotencyKey.REMEMBERED_MILLIS);
    if (made.filter(found -> !found.requestSha256.equals(key.get().requestSha256())).isPresent()) {
      throw new GroupRefusal(
          GroupRefusal.Kind.IDEMPOTENCY_KEY_USED,
          "This Idempotency-Key was used for another request");
    }
    return made.map(Made::madeId);
  }

  /** Notes what the request with the key made, if it has one. */
  default void made(Optional<IdempotencyKey> key, String madeId, long nowMillis) {
    key.ifPresent(
        present -> put(present, madeId, nowMillis, nowMillis - IdempotencyKey.REMEMBERED_MILLIS));
  }

  /** Why a request that was on its way twice made nothing: the other one did. */
  static GroupRefusal madeMeanwhile() {
    return new GroupRefusal(
        GroupRefusal.Kind.IDEMPOTENCY_KEY_USED, "The same request had made it already");
  }

  /** The refusal of a repetition when what the first request made is not there any more. */
  static GroupRefusal gone() {
    return new GroupRefusal(
        GroupRefusal.Kind.IDEMPOTENCY_KEY_USED,
        "What was made with this Idempotency-Key is not there any more");
  }
}
