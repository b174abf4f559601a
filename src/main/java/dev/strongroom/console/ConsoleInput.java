package dev.strongroom.console;

import dev.strongroom.access.Grant;
import dev.strongroom.access.Sessions;
import dev.strongroom.access.Target;
import dev.strongroom.api.Call;
import dev.strongroom.api.Introduced;
import dev.strongroom.console.page.Form;
import dev.strongroom.console.page.Frame;
import dev.strongroom.model.Account;
import dev.strongroom.model.AccountId;
import java.util.Map;
import java.util.Optional;

/**
 * What an operation of the console reads its request from.
 *
 * @param path the parts of the path that the operation left open, decoded
 * @param query the fields of the query
 * @param form the fields of the form; none for GET
 * @param session the session that it came with; empty for pages that everybody sees
 * @param proof what the session's forms carry against forgery; "" without a session
 */
public record ConsoleInput(
    Call call,
    Map<String, String> path,
    Form query,
    Form form,
    Grant grant,
    Optional<Sessions.Open> session,
    String proof)
    implements Introduced {

  /** The account whose console it is. */
  public Target.OfAccount account() {
    return new Target.OfAccount(accountId());
  }

  /** The id of that account. */
  public AccountId accountId() {
    return grant
        .account()
        .orElseThrow(() -> new IllegalStateException("a stranger has no account"));
  }

  /** A part of the path that the operation left open. */
  public String part(String name) {
    String value = path.get(name);
    if (value == null) {
      throw new IllegalStateException("the operation's path has no {" + name + "}");
    }
    return value;
  }

  /** Who is signed in, for the frame of the page. */
  public Optional<Frame.SignedIn> person() {
    return session.map(open -> person(open, grant, proof));
  }

  /** The same of a session, for the frame of a page that no operation made. */
  static Frame.SignedIn person(Sessions.Open open, Grant grant, String proof) {
    return new Frame.SignedIn(
        open.email(),
        grant.account().orElseThrow().value(),
        proof,
        grant.administersGroups(),
        open.managed().map(Account::email).orElse(""));
  }

  /** The id of the session that it came with. */
  public String sessionId() {
    return session.map(open -> open.session().id()).orElse("");
  }

  /** The address that the person signs in with. */
  public String email() {
    return session.map(Sessions.Open::email).orElse("");
  }

  /** GET changes nothing in the console. */
  @Override
  public boolean isViewing() {
    return call.method().equals("GET") || call.method().equals("HEAD");
  }

  /** Whether the form carried the person's password; the door has compared it then. */
  public boolean gavePassword() {
    return !form.raw(ConsoleRequest.CONFIRMING_PASSWORD).isEmpty();
  }

  /** Whether a password would cross a network in clear. */
  public boolean isUnprotected() {
    return Dress.unprotected(call);
  }

  /** What the forms of a session carry that was just begun. */
  public static String proofOf(String token) {
    return FormProof.of(token);
  }

  /** Method and path: the rest may hold secrets. */
  @Override
  public String toString() {
    return "ConsoleInput[" + call + "]";
  }
}
