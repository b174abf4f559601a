package dev.strongroom.api.browser;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.ConsolePages;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.Operation;
import dev.strongroom.api.Reply;
import java.util.ArrayList;
import java.util.List;

/** Tells the browser of a page of the console what the page may send with an upload. */
final class AnswerPreflight
    implements Operation<BrowserInput, AnswerPreflight.Request, List<Header>> {
  /** Those of sheet 02 §5.1 and §6.4 that the console's pages send. */
  private static final String SENT =
      "Authorization, Content-Type, X-Bz-File-Name, X-Bz-Content-Sha1, X-Bz-Part-Number,"
          + " X-Bz-Info-src_last_modified_millis";

  private static final String KEPT_SECONDS = "3600";

  private final ConsolePages consolePages;

  AnswerPreflight(ConsolePages consolePages) {
    this.consolePages = consolePages;
  }

  record Request(List<Header> allowed) {}

  @Override
  public String name() {
    return "console_upload_preflight";
  }

  @Override
  public Request read(BrowserInput input) {
    return new Request(consolePages.headers(input.call()));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.SEE_PUBLIC_PAGE.on(Target.OfServer.INSTANCE));
  }

  @Override
  public List<Header> perform(Permit permit, Request request) {
    List<Header> headers = new ArrayList<>(request.allowed);
    headers.add(new Header("Access-Control-Allow-Methods", "POST"));
    headers.add(new Header("Access-Control-Allow-Headers", SENT));
    headers.add(new Header("Access-Control-Max-Age", KEPT_SECONDS));
    return headers;
  }

  @Override
  public Reply reply(BrowserInput input, Permit permit, List<Header> headers) {
    return new Reply(204, headers, Reply.Bytes.NONE);
  }
}
