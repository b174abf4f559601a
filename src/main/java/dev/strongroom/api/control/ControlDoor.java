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
public final class ControlDoor implements Door<ControlInput> {
  private static final Pattern PATH = Pattern.compile("/control/(?:([0-9a-f]{12})/)?([a-z_]+)");

  private final Map<String, ControlOperation<?, ?>> operations = new HashMap<>();
  private final Accounts accounts;

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
  public Operation<ControlInput, ?, ?> route(Call call) {
    Matcher path = PATH.matcher(call.path());
    ControlOperation<?, ?> operation = path.matches() ? operations.get(path.group(2)) : null;
    if (operation == null) {
      throw new Fault(404, "not_found", "there is no such operation");
    }
    boolean namesAccount = path.group(1) != null;
    if (namesAccount != (operation.scope() == ControlOperation.Scope.ACCOUNT)) {
      throw new Fault(404, "not_found", "the operation has another path");
    }
    if (!call.method().equals("POST")) {
      throw new Fault(405, "method_not_allowed", "only POST is supported");
    }
    return operation;
  }

  @Override
  public Grant authenticate(Call call, Operation<ControlInput, ?, ?> operation) {
    return switch (((ControlOperation<?, ?>) operation).scope()) {
      case SERVER -> Operator.serverGrant();
      case NEW_ACCOUNT -> Operator.grantFor(accounts.newId());
      case ACCOUNT -> Operator.grantFor(accountIn(call).orElseThrow());
    };
  }

  @Override
  public ControlInput input(Call call, Grant grant) {
    return new ControlInput(call.body(), grant);
  }

  @Override
  public Reply dress(Call call, RuntimeException problem) {
    return ControlAnswers.of(problem);
  }

  private static Optional<AccountId> accountIn(Call call) {
    Matcher path = PATH.matcher(call.path());
    return path.matches()
        ? Optional.ofNullable(path.group(1)).map(AccountId::new)
        : Optional.empty();
  }
}
