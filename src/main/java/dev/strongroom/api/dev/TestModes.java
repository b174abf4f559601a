package dev.strongroom.api.dev;

import dev.strongroom.api.Call;
import dev.strongroom.api.Fault;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What B2's test modes do to a call that asks for one in {@code X-Bz-Test-Mode} (sheet 02 §19): the
 * faults that every client must be able to bear, by a plan that is the same for the same seed.
 */
final class TestModes {
  private static final Logger LOGGER = LoggerFactory.getLogger("strongroom.test-modes");
  private static final String HEADER = "X-Bz-Test-Mode";

  /** One upload out of this many fails. */
  private static final int UPLOADS_IN_ROUND = 5;

  /** An account token serves between the two numbers of calls, then it counts as expired. */
  private static final int FEWEST_CALLS = 3;

  private static final int MOST_CALLS = 12;
  private static final int MAXIMUM_TOKENS = 10_000;
  private static final Set<String> UPLOADS = Set.of("b2_upload_file", "b2_upload_part");
  private static final Set<String> CAPPED =
      Set.of(
          "b2_get_upload_url",
          "b2_get_upload_part_url",
          "b2_upload_file",
          "b2_upload_part",
          "b2_start_large_file",
          "b2_copy_file",
          "b2_copy_part");

  private final long seed;
  private final Map<String, Integer> callsByToken =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > MAXIMUM_TOKENS;
        }
      };
  private long uploads;

  TestModes(long seed) {
    this.seed = seed;
  }

  /**
   * Lets a call that was authenticated go on, or throws the {@link Fault} that its test mode wants.
   */
  synchronized void apply(Call call, String operation) {
    String mode = call.headers().first(HEADER).orElse("");
    switch (mode) {
      case "fail_some_uploads" -> failSomeUploads(operation);
      case "expire_some_account_authorization_tokens" -> expireSomeTokens(call);
      case "force_cap_exceeded" -> forceCapExceeded(operation);
      case "" -> {
        // The usual.
      }
      // Unknown modes change nothing (sheet 01 §4.1), but whoever wrote one means to test
      // something.
      default -> LOGGER.warn("there is no test mode like the one in {} of {}", HEADER, operation);
    }
  }

  private void failSomeUploads(String operation) {
    if (UPLOADS.contains(operation)) {
      long round = uploads / UPLOADS_IN_ROUND;
      long failing = new SplittableRandom(seed ^ round).nextInt(UPLOADS_IN_ROUND);
      if (uploads++ % UPLOADS_IN_ROUND == failing) {
        throw new Fault(503, "service_unavailable", "test mode: this upload fails");
      }
    }
  }

  private void expireSomeTokens(Call call) {
    String token = call.headers().first("Authorization").orElse("");
    if (token.contains("_acct_")) {
      int calls = callsByToken.merge(token, 1, Integer::sum);
      if (calls > callsAllowed(token)) {
        throw new Fault(401, "expired_auth_token", "test mode: this token counts as expired");
      }
    }
  }

  private void forceCapExceeded(String operation) {
    if (CAPPED.contains(operation)) {
      throw new Fault(403, "cap_exceeded", "test mode: the cap is exceeded");
    }
  }

  private int callsAllowed(String token) {
    CRC32C digest = new CRC32C();
    digest.update(token.getBytes(StandardCharsets.UTF_8));
    return new SplittableRandom(seed ^ digest.getValue()).nextInt(FEWEST_CALLS, MOST_CALLS + 1);
  }
}
