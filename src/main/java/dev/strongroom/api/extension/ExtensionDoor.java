package dev.strongroom.api.extension;

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
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The door of the extension API. It takes the token that b2_authorize_account gives to a partner,
 * bare or after {@code Bearer}; cookies mean nothing here, so no page of another site can use it.
 */
public final class ExtensionDoor implements Door<ExtensionDoor.Request, ExtensionInput> {
  private static final String ROOT = "/api/v1/";
  private static final String BEARER = "Bearer ";

  private final List<ExtensionOperation<?, ?>> operations;
  private final Tokens tokens;

  /** A call with the operation that its path and method name. */
  record Request(Call call, ExtensionOperation<?, ?> operation, List<String> arguments) {}

  ExtensionDoor(Tokens tokens, List<ExtensionOperation<?, ?>> operations) {
    this.tokens = tokens;
    this.operations = List.copyOf(operations);
  }

  @Override
  public boolean opensFor(Call call) {
    return call.path().startsWith(ROOT);
  }

  @Override
  public Request understand(Call call) {
    String path = call.path().substring(ROOT.length());
    List<String> allowed = new ArrayList<>();
    for (ExtensionOperation<?, ?> operation : operations) {
      Matcher matcher = operation.path().matcher(path);
      if (matcher.matches()) {
        if (operation.method().equals(call.method())) {
          return new Request(call, operation, arguments(matcher));
        }
        allowed.add(operation.method());
      }
    }
    if (allowed.isEmpty()) {
      throw new Fault(404, "not_found", "there is no such path");
    }
    String methods = allowed.stream().collect(Collectors.toCollection(TreeSet::new)).toString();
    String listed = methods.substring(1, methods.length() - 1);
    throw new Fault(
        405, "method_not_allowed", "Only " + listed + " is supported", new Header("Allow", listed));
  }

  @Override
  public Operation<ExtensionInput, ?, ?> route(Request request) {
    return request.operation;
  }

  @Override
  public ExtensionInput authenticate(Request request, Operation<ExtensionInput, ?, ?> operation) {
    if (request.operation.isOpenToAll()) {
      return new ExtensionInput(request.call, request.arguments, Grant.NOBODY);
    }
    List<String> headers = request.call.headers().all("Authorization");
    if (headers.size() != 1) {
      throw bad(Rejection.of("there is not one Authorization header"));
    }
    String header = headers.getFirst();
    String token = header.startsWith(BEARER) ? header.substring(BEARER.length()) : header;
    return new ExtensionInput(request.call, request.arguments, grant(token));
  }

  @Override
  public Reply dress(Call call, RuntimeException problem) {
    return ExtensionAnswers.of(problem);
  }

  private Grant grant(String token) {
    return switch (tokens.redeemAccountToken(token)) {
      case Redemption.Redeemed(Grant grant) -> grant;
      case Redemption.Bad(Rejection why) -> throw bad(why);
      case Redemption.Expired(Rejection why) ->
          throw new Fault(401, "expired_auth_token", "").because(why);
      case Redemption.Suspended(Rejection why) ->
          throw new Fault(403, "account_trouble", "The account is suspended").because(why);
    };
  }

  private static Fault bad(Rejection why) {
    return new Fault(401, "bad_auth_token", "").because(why);
  }

  private static List<String> arguments(Matcher matcher) {
    return IntStream.rangeClosed(1, matcher.groupCount()).mapToObj(matcher::group).toList();
  }
}
