package dev.strongroom.console;

import dev.strongroom.api.Call;
import dev.strongroom.console.page.Form;

/**
 * A call as the console understands it.
 *
 * @param found the operation that its path leads to
 * @param form the fields of its form; none for GET
 */
record ConsoleRequest(Call call, Routes.Found found, Form form) {
  /** The field in which a form carries the password that it was asked for. */
  static final String CONFIRMING_PASSWORD = "confirming-password";

  /** Whether it does something. */
  boolean isForm() {
    return found.operation().method().equals("POST");
  }

  /** Method and path: the rest may hold secrets. */
  @Override
  public String toString() {
    return "ConsoleRequest[" + call + "]";
  }
}
