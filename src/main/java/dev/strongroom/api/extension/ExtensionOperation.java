package dev.strongroom.api.extension;

import dev.strongroom.api.Operation;
import java.util.regex.Pattern;

/** An operation of the extension API: besides the rest, its method and its path. */
interface ExtensionOperation<Q, A> extends Operation<ExtensionInput, Q, A> {
  /** The HTTP method. */
  String method();

  /** The path below {@code /api/v1}; its groups are the arguments. */
  Pattern path();
}
