package dev.strongroom.console;

import dev.strongroom.access.Grant;
import dev.strongroom.access.Sessions;
import dev.strongroom.accounts.SignIn;
import dev.strongroom.api.Call;
import dev.strongroom.api.Door;
import dev.strongroom.api.Operation;
import dev.strongroom.api.Reply;
import dev.strongroom.console.account.CodePage;
import dev.strongroom.console.page.Form;
import dev.strongroom.console.page.Frame;
import dev.strongroom.console.page.Pages;
import dev.strongroom.model.Secret;
import java.util.List;
import java.util.Optional;

/** The door of the console: finds the page by the path, and the person by the session. */
public final class ConsoleDoor implements Door<ConsoleRequest, ConsoleInput> {
  private static final int LONGEST_USER_AGENT = 200;

  private final Routes routes;
  private final Origins origins;
  private final Sessions sessions;
  private final SignIn signIn;
  private final Dress dress;

  ConsoleDoor(
      String url,
      Sessions sessions,
      SignIn signIn,
      Pages pages,
      List<ConsoleOperation<?, ?>> operations) {
    this.routes = new Routes(operations);
    this.origins = new Origins(url);
    this.sessions = sessions;
    this.signIn = signIn;
    this.dress = new Dress(pages);
  }

  @Override
  public boolean opensFor(Call call) {
    return true;
  }

  @Override
  public ConsoleRequest understand(Call call) {
    origins.requireOwnHost(call);
    Routes.Found found = routes.find(call);
    if (found.operation().method().equals("GET")) {
      return new ConsoleRequest(call, found, Form.empty());
    }
    origins.requireOwnPage(call);
    return new ConsoleRequest(call, found, Form.ofBody(call));
  }

  @Override
  public Operation<ConsoleInput, ?, ?> route(ConsoleRequest request) {
    return request.found().operation();
  }

  @Override
  public ConsoleInput authenticate(
      ConsoleRequest request, Operation<ConsoleInput, ?, ?> operation) {
    return switch (request.found().operation().proof()) {
      case NONE -> input(request, Grant.NOBODY, Optional.empty());
      case PASSWORD -> input(request, signedIn(request), Optional.empty());
      case CODE -> input(request, withCode(request), Optional.empty());
      case SESSION -> inSession(request);
    };
  }

  private Grant signedIn(ConsoleRequest request) {
    Form form = request.form();
    return SignInFaults.grant(
        signIn.check(
            form.raw("email").strip(),
            new Secret(form.raw("password")),
            request.call().address(),
            Cookies.browserMark(request.call())));
  }

  private Grant withCode(ConsoleRequest request) {
    Form form = request.form();
    return SignInFaults.withCode(
        signIn.checkCode(
            new Secret(form.raw(CodePage.TICKET)),
            form.raw(CodePage.CODE),
            Cookies.browserMark(request.call())));
  }

  private ConsoleInput inSession(ConsoleRequest request) {
    Call call = request.call();
    String token = Cookies.session(call).orElseThrow(SignInFaults::needed);
    Sessions.Open open =
        sessions.open(token, call.address(), userAgent(call)).orElseThrow(SignInFaults::needed);
    if (!request.isForm()) {
      return input(request, open.grant(), Optional.of(new InSession(open, token)));
    }
    FormProof.require(token, managed(open), request.form());
    Sessions.Open confirmed = confirmed(open, request.form());
    return input(request, confirmed.grant(), Optional.of(new InSession(confirmed, token)));
  }

  /** A form that was asked for the password carries it beside its own fields. */
  private Sessions.Open confirmed(Sessions.Open open, Form form) {
    String password = form.raw(ConsoleRequest.CONFIRMING_PASSWORD);
    if (password.isEmpty()) {
      return open;
    }
    Grant unused =
        SignInFaults.confirmed(
            signIn.confirm(open.session().account(), open.session().id(), new Secret(password)));
    return sessions.confirm(open);
  }

  private record InSession(Sessions.Open open, String token) {
    @Override
    public String toString() {
      return "InSession[" + open + "]";
    }
  }

  private static ConsoleInput input(
      ConsoleRequest request, Grant grant, Optional<InSession> session) {
    return new ConsoleInput(
        request.call(),
        request.found().open(),
        Form.ofQuery(request.call()),
        request.form(),
        grant,
        session.map(InSession::open),
        session.map(known -> FormProof.of(known.token, managed(known.open))).orElse(""));
  }

  private static String managed(Sessions.Open open) {
    return open.managed().map(member -> member.id().value()).orElse("");
  }

  private static String userAgent(Call call) {
    String agent = call.headers().first("User-Agent").orElse("");
    return agent.length() > LONGEST_USER_AGENT ? agent.substring(0, LONGEST_USER_AGENT) : agent;
  }

  @Override
  public Reply dress(Call call, RuntimeException problem) {
    return dress.of(call, problem);
  }

  @Override
  public Reply dress(ConsoleRequest request, Call call, RuntimeException problem) {
    return dress.of(request, person(call), problem);
  }

  private Optional<Frame.SignedIn> person(Call call) {
    try {
      return Cookies.session(call)
          .flatMap(token ->
              sessions
                  .open(token, call.address(), userAgent(call))
                  .map(open ->
                      ConsoleInput.person(open, open.grant(), FormProof.of(token, managed(open)))));
    } catch (RuntimeException storage) {
      // What went wrong may be just that; then the page goes without a form that works.
      return Optional.empty();
    }
  }
}
