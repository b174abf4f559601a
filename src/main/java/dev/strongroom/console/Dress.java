package dev.strongroom.console;

import dev.strongroom.access.Decision;
import dev.strongroom.api.Call;
import dev.strongroom.api.DeniedException;
import dev.strongroom.api.Fault;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.PercentCoding;
import dev.strongroom.api.Reply;
import dev.strongroom.console.account.CodePage;
import dev.strongroom.console.account.SettingsPage;
import dev.strongroom.console.account.SignInPage;
import dev.strongroom.console.page.Form;
import dev.strongroom.console.page.Frame;
import dev.strongroom.console.page.Pages;
import dev.strongroom.model.GroupRefusal;
import dev.strongroom.model.IllegalValueException;
import dev.strongroom.model.Refusal;
import dev.strongroom.model.Secret;
import dev.strongroom.store.StorageFailedException;
import dev.strongroom.store.StorageFullException;
import java.util.List;
import java.util.Optional;

/**
 * What went wrong, as a page that says what to do. A form that cannot be taken because its person
 * has to sign in, or to give the password again, comes back with all that was typed but secrets
 * (sheet 05 §10).
 */
final class Dress {
  private static final String SIGN_OUT = "/sign-out";

  private final Pages pages;

  Dress(Pages pages) {
    this.pages = pages;
  }

  /** Before it was known what is asked. */
  Reply of(Call call, RuntimeException problem) {
    return switch (problem) {
      case Fault fault -> problem(call, fault.status(), fault.headers(), text(fault));
      case Refusal refusal -> problem(call, 400, List.of(), text(refusal));
      case IllegalValueException illegal -> problem(call, 400, List.of(), text(illegal));
      default ->
          problem(
              call,
              500,
              List.of(),
              call.method().equals("POST")
                  ? "Something went wrong here. It may or may not have been done: look before you"
                      + " try again."
                  : "Something went wrong here.");
    };
  }

  /** Afterwards; {@code person} is who is signed in. */
  Reply of(ConsoleRequest request, Optional<Frame.SignedIn> person, RuntimeException problem) {
    Call call = request.call();
    String proof = person.map(Frame.SignedIn::proof).orElse("");
    return switch (problem) {
      case Fault fault -> fault(request, proof, fault);
      case DeniedException denied -> denied(request, person, denied.denied().reason());
      case Refusal refusal -> problem(call, status(refusal.kind()), List.of(), text(refusal));
      case GroupRefusal refusal -> problem(call, status(refusal.kind()), List.of(), text(refusal));
      case StorageFullException full ->
          problem(call, 503, List.of(), "The storage is full. Nothing was done.");
      case StorageFailedException failed ->
          problem(
              call,
              503,
              List.of(),
              "The storage has failed. It may or may not have been done: look before you try"
                  + " again.");
      default -> of(call, problem);
    };
  }

  private Reply fault(ConsoleRequest request, String proof, Fault fault) {
    return switch (fault.code()) {
      case SignInFaults.NEEDED -> toSignIn(request);
      case SignInFaults.WRONG, SignInFaults.OVER, SignInFaults.NO_ENTRY -> signIn(request, fault);
      case SignInFaults.WRONG_CODE -> code(request, fault);
      case SignInFaults.WRONG_AGAIN -> wrongAgain(request, proof, fault);
      case SignInFaults.TOO_MANY -> tooMany(request, proof, fault);
      default -> problem(request.call(), fault.status(), fault.headers(), text(fault));
    };
  }

  /** New passwords are not handed back and forth: their form begins again. */
  private Reply wrongAgain(ConsoleRequest request, String proof, Fault fault) {
    return request.form().isOn("new-password")
        ? Pages.seeOther(SettingsPage.PATH + "?done=password-wrong#password")
        : confirm(request, proof, text(fault), fault);
  }

  private Reply tooMany(ConsoleRequest request, String proof, Fault fault) {
    return switch (request.found().operation().proof()) {
      case PASSWORD -> signIn(request, fault);
      case CODE -> code(request, fault);
      case NONE, SESSION -> tooManyConfirmations(request, proof, fault);
    };
  }

  private Reply tooManyConfirmations(ConsoleRequest request, String proof, Fault fault) {
    return request.form().isOn("new-password")
        ? problem(request.call(), fault.status(), fault.headers(), text(fault))
        : confirm(request, proof, text(fault), fault);
  }

  private Reply denied(
      ConsoleRequest request, Optional<Frame.SignedIn> person, Decision.Reason reason) {
    return switch (reason) {
      case CONFIRMATION ->
          confirmPage(request, person.map(Frame.SignedIn::proof).orElse(""), "", 403);
      case EXPIRED -> toSignIn(request);
      case CAPABILITY, OWNER, UNMANAGED, BUCKET, PREFIX, HEADERS, FAILURE ->
          person
              .filter(who -> !who.managed().isEmpty() && !isAskedByScript(request.call()))
              .map(who -> deniedToManager(request.call(), who))
              .orElseGet(() ->
                  problem(
                      request.call(), 403, List.of(), "You may not do that. Nothing was done."));
    };
  }

  /** Inside a member's account, where the way out belongs to every page (sheet 05 §9). */
  private Reply deniedToManager(Call call, Frame.SignedIn who) {
    ProblemPage page =
        ProblemPage.of(
            403,
            "You manage somebody else's account: this is not reached from there, so nothing was"
                + " done. Go back to your own first.",
            call.requestId());
    return pages.framedPage(403, call.secure(), "refused", page.title(), who, page);
  }

  /** A form with a new password is not kept: it would come back without it. */
  private Reply toSignIn(ConsoleRequest request) {
    Call call = request.call();
    if (isAskedByScript(call)) {
      return Cookies.withoutSession(
          call, problem(call, 401, List.of(), "You are signed out. Sign in again to go on."));
    }
    boolean keepsNothing = request.form().isOn("new-password") || call.path().equals(SIGN_OUT);
    if (request.isForm() && keepsNothing) {
      return Cookies.withoutSession(call, Pages.seeOther(SignInPage.PATH));
    }
    if (request.isForm()) {
      SignInPage page =
          new SignInPage("", "", "", call.path(), request.form().repeatable(), unprotected(call));
      return Cookies.withoutSession(
          call, pages.plainPage(401, call.secure(), "signin", "Sign in", page));
    }
    String asked = call.path() + (call.query().isEmpty() ? "" : "?" + call.query());
    return Cookies.withoutSession(
        call,
        Pages.seeOther(
            SignInPage.PATH
                + (asked.equals("/console/application-keys")
                    ? ""
                    : "?next=" + PercentCoding.encode(asked))));
  }

  private Reply signIn(ConsoleRequest request, Fault fault) {
    Form form = request.form();
    SignInPage page =
        new SignInPage(
            form.raw("email").strip(),
            text(fault),
            SignInPage.ownPath(form.raw("next")),
            SignInPage.ownPath(form.raw("resume-path")),
            SignInPage.resumed(form),
            unprotected(request.call()));
    Reply reply =
        pages.plainPage(fault.status(), request.call().secure(), "signin", "Sign in", page);
    return with(reply, fault.headers());
  }

  private Reply code(ConsoleRequest request, Fault fault) {
    Form form = request.form();
    CodePage page = CodePage.of(new Secret(form.raw(CodePage.TICKET)), text(fault), form);
    Reply reply =
        pages.plainPage(
            fault.status(), request.call().secure(), "signincode", "Two-Factor Verification", page);
    return with(reply, fault.headers());
  }

  private Reply confirm(ConsoleRequest request, String proof, String error, Fault fault) {
    return with(confirmPage(request, proof, error, fault.status()), fault.headers());
  }

  private Reply confirmPage(ConsoleRequest request, String proof, String error, int status) {
    Call call = request.call();
    ConfirmPage page = new ConfirmPage(call.path(), request.form().repeatable(), proof, error);
    return pages.plainPage(status, call.secure(), "confirm", "Confirm that it is you", page);
  }

  private Reply problem(Call call, int status, List<Header> headers, String sentence) {
    if (isAskedByScript(call)) {
      return Pages.json(status, json -> json.text("sentence", sentence)).with(headers);
    }
    ProblemPage page = ProblemPage.of(status, sentence, call.requestId());
    return with(pages.plainPage(status, call.secure(), "problem", page.title(), page), headers);
  }

  /** Whether a script of ours asks, which tells what went wrong where it happened. */
  private static boolean isAskedByScript(Call call) {
    return call.headers().first("Accept").filter("application/json"::equals).isPresent();
  }

  /** Whether a password would cross a network in clear. */
  static boolean unprotected(Call call) {
    return !call.secure() && !call.address().startsWith("127.") && !call.address().equals("::1");
  }

  private static Reply with(Reply reply, List<Header> headers) {
    Reply result = reply;
    for (Header header : headers) {
      result = result.with(header.name(), header.value());
    }
    return result;
  }

  private static int status(GroupRefusal.Kind kind) {
    return switch (kind) {
      case GROUP_NOT_FOUND, NOT_A_MEMBER -> 404;
      case GROUP_FULL, NOT_ADMITTED, IDEMPOTENCY_KEY_USED, CREATION_FAILED -> 409;
      case EMAIL_NOT_USABLE, REGION_UNKNOWN, PHONE_NOT_VERIFIED, COUNT_OUT_OF_RANGE -> 400;
    };
  }

  private static int status(Refusal.Kind kind) {
    return switch (kind) {
      case BUCKET_NOT_FOUND, KEY_NOT_FOUND, FILE_NOT_FOUND, VERSION_NOT_PRESENT -> 404;
      case STORAGE_CAP_EXCEEDED -> 403;
      case REVISION_CONFLICT, BUCKET_NOT_EMPTY, BUCKET_NAME_TAKEN, ALREADY_HIDDEN -> 409;
      default -> 400;
    };
  }

  private static String text(RuntimeException problem) {
    String message = problem.getMessage();
    return message == null ? "" : message;
  }
}
