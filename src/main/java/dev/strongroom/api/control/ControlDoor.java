package dev.strongroom.api.control;

import dev.strongroom.access.Grant;
import dev.strongroom.access.Operator;
import dev.strongroom.accounts.Accounts;
import dev.strongroom.api.Call;
import dev.strongroom.api.Door;
import dev.strongroom.api.Fault;
import dev.strongroom.api.Operation;
import dev.strongroom.api.Reply;
import dev.strongroom.model.AccountId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The door for the operator. It asks nobody who they are: to reach it is to be the operator, which
 * is why it must stand in no corridor but that of the control socket.
 */
public final class ControlDoor implements Door<ControlDoor.Request, ControlInput> {
  private static final Pattern PATH = Pattern.compile("/control/(?:([0-9a-f]{12})/)?([a-z_]+)");

  private final Map<String, ControlOperation<?, ?>> operations = new HashMap<>();
  private final Accounts accounts;

  /** A call with what its path says: perhaps an account, and an operation. */
  record Request(Call call, Optional<AccountId> account, String operation) {}

  ControlDoor(Accounts accounts, List<ControlOperation<?, ?>> operations) {
    this.accounts = accounts;
    for (ControlOperation<?, ?> operation : operations) {
      if (this.operations.put(operation.name(), operation) != null) {
        throw new IllegalStateException("two operations are called " + operation.name());
      }
    }
  }

  @Override
  public boolean opensFor(Call call) {
    return call.path().startsWith("/control/");
  }

  @Override
  public Request understand(Call call) {
    Matcher path = PATH.matcher(call.path());
    if (!path.matches()) {
      throw nowhere();
    }
    return new Request(call, Optional.ofNullable(path.group(1)).map(AccountId::new), path.group(2));
  }

  @Override
  public Operation<ControlInput, ?, ?> route(Request request) {
    ControlOperation<?, ?> operation = operations.get(request.operation);
    if (operation == null) {
      throw nowhere();
    }
    boolean aboutAccount = operation.scope() == ControlOperation.Scope.ACCOUNT;
    if (aboutAccount != request.account.isPresent()) {
      throw nowhere();
    }
    if (!request.call.method().equals("POST")) {
      throw new Fault(405, "method_not_allowed", "only POST is supported");
    }
    return operation;
  }

  @Override
  public ControlInput authenticate(Request request, Operation<ControlInput, ?, ?> operation) {
    Grant grant =
        switch (((ControlOperation<?, ?>) operation).scope()) {
          case SERVER -> Operator.serverGrant();
          case NEW_ACCOUNT -> Operator.grantFor(accounts.newId());
          case ACCOUNT -> Operator.grantFor(request.account.orElseThrow());
        };
    return new ControlInput(request.call, grant);
  }

  @Override
  public Reply dress(Call call, RuntimeException problem) {
    return ControlAnswers.of(problem);
  }

  private static Fault nowhere() {
    return new Fault(404, "not_found", "there is no such operation");
  }
}
