package dev.strongroom.api.browser;

import dev.strongroom.api.Call;
import dev.strongroom.api.ConsolePages;
import dev.strongroom.api.Door;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.Operation;
import dev.strongroom.api.Reply;
import dev.strongroom.api.json.JsonWriter;
import java.util.List;

/** The door for preflights; it stands before the APIs and opens for the console's pages alone. */
public final class BrowserDoor implements Door<Call, BrowserInput> {
  private final ConsolePages consolePages;
  private final AnswerPreflight preflight;

  /** Opens for these pages. */
  public BrowserDoor(ConsolePages consolePages) {
    this.consolePages = consolePages;
    this.preflight = new AnswerPreflight(consolePages);
  }

  @Override
  public boolean opensFor(Call call) {
    return consolePages.asksBefore(call);
  }

  @Override
  public Call understand(Call call) {
    return call;
  }

  @Override
  public Operation<BrowserInput, ?, ?> route(Call call) {
    return preflight;
  }

  @Override
  public BrowserInput authenticate(Call call, Operation<BrowserInput, ?, ?> operation) {
    return new BrowserInput(call);
  }

  @Override
  public Reply dress(Call call, RuntimeException problem) {
    byte[] body =
        JsonWriter.object(
            json -> json.text("code", "internal_error").text("message", "").number("status", 500));
    return new Reply(
        500,
        List.of(new Header("Content-Type", "application/json;charset=utf-8")),
        new Reply.Bytes(body));
  }
}
