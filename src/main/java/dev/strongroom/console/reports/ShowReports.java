package dev.strongroom.console.reports;

import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.console.page.Form;
import java.util.List;

/** The page Reports (sheet 05 §8). */
public final class ShowReports implements ConsoleOperation<ShowReports.Request, ReportsPage> {
  private static final int STANDARD_DAYS = 30;

  private final ReportPages pages;

  /** Makes it. */
  public ShowReports(ReportPages pages) {
    this.pages = pages;
  }

  record Request(Target.OfAccount account, int days) {}

  @Override
  public String name() {
    return "console_show_reports";
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return ReportsPage.PATH;
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request(input.account(), days(input.query()));
  }

  /** The period that is asked for; what is none of those there are counts as not said. */
  static int days(Form query) {
    String asked = query.raw("days");
    return ReportsPage.PERIODS.stream()
        .filter(days -> asked.equals(Integer.toString(days)))
        .findFirst()
        .orElse(STANDARD_DAYS);
  }

  @Override
  public List<Need> needs(Request request) {
    return ReportPages.needs(request.account);
  }

  @Override
  public ReportsPage perform(Permit permit, Request request) {
    return pages.page(pages.tables(permit, request.account, request.days), request.days);
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, ReportsPage page) {
    return pages.reply(input, page);
  }
}
