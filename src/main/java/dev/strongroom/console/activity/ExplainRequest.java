package dev.strongroom.console.activity;

import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import java.util.List;

/** Why was this refused? What the audit log says of a request, and which key would do. */
public final class ExplainRequest implements ConsoleOperation<ExplainRequest.Request, RequestPage> {
  private static final int LONGEST_ID = 100;

  private final ActivityPages pages;

  /** Makes it. */
  public ExplainRequest(ActivityPages pages) {
    this.pages = pages;
  }

  record Request(Target.OfAccount account, String requestId, String before) {}

  @Override
  public String name() {
    return "console_explain_request";
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return RequestPage.PATH;
  }

  @Override
  public Request read(ConsoleInput input) {
    String id = input.query().text("id").orElse("");
    return new Request(
        input.account(),
        id.length() > LONGEST_ID ? id.substring(0, LONGEST_ID) : id,
        input.query().raw("before"));
  }

  @Override
  public List<Need> needs(Request request) {
    return ActivityPages.needs(request.account);
  }

  @Override
  public RequestPage perform(Permit permit, Request request) {
    return pages.request(permit, request.account, request.requestId, request.before);
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, RequestPage page) {
    return pages.reply(input, page);
  }
}
