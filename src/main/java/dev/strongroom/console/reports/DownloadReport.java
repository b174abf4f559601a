package dev.strongroom.console.reports;

import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/** A table of the page Reports as CSV: the same rows, to the byte. */
public final class DownloadReport
    implements ConsoleOperation<DownloadReport.Request, DownloadReport.Csv> {
  /** Where it is. */
  static final String PATH = ReportsPage.PATH + "/csv";

  private static final List<String> TABLES = List.of("day", "bucket", "key");

  private final ReportPages pages;

  /** Makes it. */
  public DownloadReport(ReportPages pages) {
    this.pages = pages;
  }

  record Request(Target.OfAccount account, int days, String table) {}

  /**
   * A file.
   *
   * @param name what the browser is to call it
   */
  record Csv(String name, String text) {}

  @Override
  public String name() {
    return "console_download_report";
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public Request read(ConsoleInput input) {
    String table = input.query().raw("table");
    return new Request(
        input.account(),
        ShowReports.days(input.query()),
        TABLES.contains(table) ? table : TABLES.getFirst());
  }

  @Override
  public List<Need> needs(Request request) {
    return ReportPages.needs(request.account);
  }

  @Override
  public Csv perform(Permit permit, Request request) {
    ReportTables tables = pages.tables(permit, request.account, request.days);
    return new Csv(
        "usage-by-%s-%s-to-%s.csv"
            .formatted(
                request.table,
                LocalDate.ofEpochDay(tables.report().fromDay()),
                LocalDate.ofEpochDay(tables.report().toDay())),
        tables.csv(request.table));
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, Csv csv) {
    return new Reply(
        200,
        List.of(
            new Header("Content-Type", "text/csv;charset=utf-8"),
            new Header("Content-Disposition", "attachment; filename=\"" + csv.name + "\""),
            new Header("Cache-Control", "no-store"),
            new Header("X-Content-Type-Options", "nosniff"),
            new Header("Content-Security-Policy", "default-src 'none'; sandbox"),
            new Header("Cross-Origin-Resource-Policy", "same-origin")),
        new Reply.Bytes(csv.text.getBytes(StandardCharsets.UTF_8)));
  }
}
