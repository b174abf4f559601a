package dev.strongroom.api.control;

import dev.strongroom.api.Operation;

/** An operation for the operator: besides the rest, what it is about. */
interface ControlOperation<Q, A> extends Operation<ControlInput, Q, A> {
  /** What an operation is about, which decides its path and its grant. */
  enum Scope {
    /** The whole server: {@code /control/<operation>}. */
    SERVER,
    /** An account that is to be made: {@code /control/<operation>}. */
    NEW_ACCOUNT,
    /** One account: {@code /control/<account id>/<operation>}. */
    ACCOUNT
  }

  /** One account unless said otherwise. */
  default Scope scope() {
    return Scope.ACCOUNT;
  }
}
