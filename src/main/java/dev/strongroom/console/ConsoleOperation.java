package dev.strongroom.console;

import dev.strongroom.api.Operation;

/** A page of the console, or what a form of it does: besides the rest, where it is. */
public interface ConsoleOperation<Q, A> extends Operation<ConsoleInput, Q, A> {
  /** What is taken as proof of who asks. */
  enum Proof {
    /** Nothing: everybody sees it. */
    NONE,
    /** An e-mail address and a password in the form. */
    PASSWORD,
    /** What a right password was answered with, and a second factor, in the form. */
    CODE,
    /** A session; for a form, with what the page before gave it against forgery. */
    SESSION
  }

  /** GET for what shows, POST for what does. */
  String method();

  /** Its path; a part in braces stands for any one part, such as {@code {key}}. */
  String path();

  /** A session unless said otherwise. */
  default Proof proof() {
    return Proof.SESSION;
  }
}
