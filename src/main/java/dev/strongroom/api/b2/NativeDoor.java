package dev.strongroom.api.b2;

import dev.strongroom.access.Grant;
import dev.strongroom.api.Call;
import dev.strongroom.api.ConsolePages;
import dev.strongroom.api.Door;
import dev.strongroom.api.Fault;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.Operation;
import dev.strongroom.api.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The door of the Native API: finds the operation by the path, and the caller by what the operation
 * takes as proof.
 */
public final class NativeDoor implements Door<NativeDoor.Request, NativeInput> {
  private final Map<String, NativeOperation<?, ?>> operations = new HashMap<>();
  private final Authentication authentication;
  private final ConsolePages consolePages;

  /** A call with what its path says. */
  record Request(Call call, NativeRoute route) {}

  NativeDoor(
      Authentication authentication,
      ConsolePages consolePages,
      List<NativeOperation<?, ?>> operations) {
    this.authentication = authentication;
    this.consolePages = consolePages;
    for (NativeOperation<?, ?> operation : operations) {
      if (this.operations.put(operation.name(), operation) != null) {
        throw new IllegalStateException("two operations are called " + operation.name());
      }
    }
  }

  @Override
  public boolean opensFor(Call call) {
    return NativeRoute.isNative(call);
  }

  @Override
  public Request understand(Call call) {
    return new Request(call, NativeRoute.of(call));
  }

  @Override
  public NativeOperation<?, ?> route(Request request) {
    NativeOperation<?, ?> operation = operations.get(request.route.operation());
    if (operation == null) {
      throw NativeRoute.nowhere(request.route.operation());
    }
    if (!request.route.arguments().isEmpty() && !operation.credential().takesPathArguments()) {
      throw NativeRoute.nowhere();
    }
    if (!operation.methods().contains(request.call.method())) {
      String allowed = String.join(", ", new TreeSet<>(operation.methods()));
      throw new Fault(
          405,
          "method_not_allowed",
          "Only " + allowed + " is supported",
          new Header("Allow", allowed));
    }
    return operation;
  }

  @Override
  public NativeInput authenticate(Request request, Operation<NativeInput, ?, ?> operation) {
    Grant grant = grant(request.call, request.route.arguments(), operation);
    return new NativeInput(request.call, request.route.version(), request.route.arguments(), grant);
  }

  private Grant grant(Call call, List<String> arguments, Operation<NativeInput, ?, ?> operation) {
    return switch (((NativeOperation<?, ?>) operation).credential()) {
      case BASIC -> authentication.basic(call);
      case ACCOUNT_TOKEN -> authentication.accountToken(call);
      case UPLOAD_TOKEN -> authentication.uploadToken(call, arguments);
      case UPLOAD_PART_TOKEN -> authentication.uploadPartToken(call, arguments);
      case OPTIONAL_ACCOUNT_TOKEN -> authentication.optionalAccountToken(call);
      case OPTIONAL_DOWNLOAD_TOKEN -> authentication.optionalDownloadToken(call, arguments);
    };
  }

  /** A page of the console that uploads may read what went wrong. */
  @Override
  public Reply dress(Call call, RuntimeException problem) {
    return Faults.dress(problem).with(consolePages.headers(call));
  }
}
