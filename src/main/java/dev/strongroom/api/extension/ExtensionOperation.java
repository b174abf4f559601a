package dev.strongroom.api.extension;

import dev.strongroom.api.Operation;
import java.util.regex.Pattern;

/** An operation of the extension API: besides the rest, its method and its path. */
interface ExtensionOperation<Q, A> extends Operation<ExtensionInput, Q, A> {
  /** The HTTP method. */
  String method();

  /** Whether strangers may ask too, so that nobody is asked who they are. */
  default boolean isOpenToAll() {
    return false;
  }

  /** The path below {@code /api/v1}; its groups are the arguments. */
  Pattern path();
}
