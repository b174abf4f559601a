package dev.strongroom.api.partner;

import dev.strongroom.access.Grant;
import dev.strongroom.access.Redemption;
import dev.strongroom.access.Rejection;
import dev.strongroom.access.Tokens;
import dev.strongroom.api.Call;
import dev.strongroom.api.Door;
import dev.strongroom.api.Fault;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.Operation;
import dev.strongroom.api.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The door of the Partner API. Its operations lie among those of the Native API, so it stands
 * before that door and opens for its own five names alone, in every version (sheet 03 §4).
 */
public final class PartnerDoor implements Door<PartnerDoor.Request, PartnerInput> {
  private static final Pattern PATH = Pattern.compile("/+b2api/v([1-4])/(b2_[a-z_]+)");

  /** Computer backup: clients look for it with the same token, and are told that it is not here. */
  private static final Pattern BACKUP = Pattern.compile("/+api/backup/.*");

  private final Map<String, PartnerOperation<?, ?>> operations = new HashMap<>();
  private final Tokens tokens;

  /** A call with what its path says. */
  record Request(Call call, int version, PartnerOperation<?, ?> operation) {}

  PartnerDoor(Tokens tokens, List<PartnerOperation<?, ?>> operations) {
    this.tokens = tokens;
    for (PartnerOperation<?, ?> operation : operations) {
      if (this.operations.put(operation.name(), operation) != null) {
        throw new IllegalStateException("two operations are called " + operation.name());
      }
    }
  }

  @Override
  public boolean opensFor(Call call) {
    Matcher path = PATH.matcher(call.path());
    return BACKUP.matcher(call.path()).matches()
        || (path.matches() && operations.containsKey(path.group(2)));
  }

  @Override
  public Request understand(Call call) {
    Matcher path = PATH.matcher(call.path());
    PartnerOperation<?, ?> operation = path.matches() ? operations.get(path.group(2)) : null;
    if (operation == null) {
      throw new Fault(404, "not_found", "there is no such operation");
    }
    return new Request(call, Integer.parseInt(path.group(1)), operation);
  }

  @Override
  public Operation<PartnerInput, ?, ?> route(Request request) {
    if (!request.operation.methods().contains(request.call.method())) {
      String allowed = String.join(", ", new TreeSet<>(request.operation.methods()));
      throw new Fault(
          405,
          "method_not_allowed",
          "Only " + allowed + " is supported",
          new Header("Allow", allowed));
    }
    return request.operation;
  }

  @Override
  public PartnerInput authenticate(Request request, Operation<PartnerInput, ?, ?> operation) {
    List<String> headers = request.call.headers().all("Authorization");
    if (headers.size() > 1) {
      throw new Fault(400, "bad_request", "several Authorization headers")
          .because(Rejection.of("there are several Authorization headers"));
    }
    if (headers.isEmpty() || headers.getFirst().isEmpty()) {
      // Not 401 as in the Native API (sheet 03 §2).
      throw new Fault(403, "access_denied", "The Authorization header is missing")
          .because(Rejection.of("there is no token"));
    }
    return new PartnerInput(request.call, request.version, grant(headers.getFirst()));
  }

  @Override
  public Reply dress(Call call, RuntimeException problem) {
    return PartnerAnswers.of(problem);
  }

  private Grant grant(String token) {
    return switch (tokens.redeemAccountToken(token)) {
      case Redemption.Redeemed(Grant grant) -> grant;
      case Redemption.Bad(Rejection why) -> throw new Fault(401, "bad_auth_token", "").because(why);
      case Redemption.Expired(Rejection why) ->
          throw new Fault(401, "expired_auth_token", "").because(why);
      case Redemption.Suspended(Rejection why) ->
          throw new Fault(403, "access_denied", "The account is not in good standing").because(why);
    };
  }
}
