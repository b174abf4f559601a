package dev.strongroom.api.b2;

import dev.strongroom.api.Operation;
import java.util.Set;

/**
 * An operation of the Native API: besides the rest, what proves who calls, and by which methods.
 */
interface NativeOperation<Q, A> extends Operation<NativeInput, Q, A> {
  /** What is taken as proof. */
  enum Credential {
    /** An application key's id and secret, by HTTP Basic. */
    BASIC,
    /** An account token in the header. */
    ACCOUNT_TOKEN,
    /** An upload token for the URL. */
    UPLOAD_TOKEN,
    /** A part token for the URL. */
    UPLOAD_PART_TOKEN,
    /** An account token, in header or query, or nothing. */
    OPTIONAL_ACCOUNT_TOKEN,
    /** A download authorization or an account token, in header or query, or nothing. */
    OPTIONAL_DOWNLOAD_TOKEN;

    /** Whether something may follow the operation's name in the path. */
    boolean takesPathArguments() {
      return this == UPLOAD_TOKEN || this == UPLOAD_PART_TOKEN || this == OPTIONAL_DOWNLOAD_TOKEN;
    }
  }

  /** An account token unless said otherwise. */
  default Credential credential() {
    return Credential.ACCOUNT_TOKEN;
  }

  /** GET and POST unless said otherwise (sheet 01 §8.2). */
  default Set<String> methods() {
    return Set.of("GET", "POST");
  }
}
