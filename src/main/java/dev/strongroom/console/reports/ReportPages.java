package dev.strongroom.console.reports;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.accounts.KeyDirectory;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.page.Pages;
import dev.strongroom.console.page.Place;
import dev.strongroom.model.UsageCounts;
import dev.strongroom.usage.UsageMeter;
import dev.strongroom.usage.UsageReport;
import dev.strongroom.usage.UsageReports;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** What the operations of the page Reports have in common: gathering what it shows. */
public final class ReportPages {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter LONG_DATE =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  private final Pages pages;
  private final UsageReports usage;
  private final KeyDirectory keys;

  /** Puts it together. */
  public ReportPages(Pages pages, UsageReports usage, KeyDirectory keys) {
    this.pages = pages;
    this.usage = usage;
    this.keys = keys;
  }

  /** What is used, and the names of the keys that used it. */
  static List<Need> needs(Target.OfAccount account) {
    return List.of(Action.VIEW_USAGE.on(account), Action.LIST_KEYS.on(account));
  }

  /** The tables of the last days, the present one included. */
  ReportTables tables(Permit permit, Target.OfAccount account, int days) {
    long today = UsageMeter.epochDay(permit.decidedAtMillis());
    UsageReport report = usage.of(permit, account, today - days + 1, today);
    Map<String, String> names = new HashMap<>();
    keys.all(permit, account).forEach(key -> names.put(key.id().value(), key.name()));
    keys.master(permit, account)
        .ifPresent(key -> names.put(key.id().value(), "Master Application Key"));
    return new ReportTables(report, names);
  }

  /** The page. */
  ReportsPage page(ReportTables tables, int days) {
    UsageReport report = tables.report();
    UsageCounts total = report.total();
    long stored = report.days().getLast().storedBytes();
    return new ReportsPage(
        days,
        LONG_DATE.format(LocalDate.ofEpochDay(report.fromDay()))
            + " to "
            + LONG_DATE.format(LocalDate.ofEpochDay(report.toDay())),
        List.of(
            new ReportsPage.Tile("Stored now", Amounts.bytes(stored), growth(report, stored)),
            new ReportsPage.Tile(
                "Downloaded", Amounts.bytes(total.downloadedBytes()), "files that were sent"),
            new ReportsPage.Tile(
                "Uploaded", Amounts.bytes(total.uploadedBytes()), "files that were taken in"),
            new ReportsPage.Tile(
                "Requests", Amounts.count(total.transactions()), "of classes A, B and C together")),
        charts(report, total, stored),
        tables.rows("bucket"),
        tables.rows("key"),
        tables.rows("day"),
        total.equals(UsageCounts.NONE)
            && report.days().stream().allMatch(day -> day.storedBytes() == 0));
  }

  Reply reply(ConsoleInput input, ReportsPage page) {
    return pages.page(200, input, "reports", "Reports", Place.Page.REPORTS, page);
  }

  private static List<Chart> charts(UsageReport report, UsageCounts total, long stored) {
    return List.of(
        Chart.ofArea(
            "stored",
            "Stored",
            Amounts.bytes(stored) + " now",
            List.of(new Chart.Series("Stored", 1)),
            figures(report, day -> List.of(day.storedBytes())),
            Amounts::bytes),
        Chart.ofBars(
            "traffic",
            "Downloads and uploads",
            Amounts.bytes(total.downloadedBytes())
                + " down, "
                + Amounts.bytes(total.uploadedBytes())
                + " up",
            List.of(new Chart.Series("Downloaded", 1), new Chart.Series("Uploaded", 2)),
            figures(
                report,
                day -> List.of(day.counts().downloadedBytes(), day.counts().uploadedBytes())),
            Amounts::bytes),
        Chart.ofBars(
            "requests",
            "Requests by class",
            Amounts.count(total.transactions()),
            List.of(
                new Chart.Series("Class A", 1),
                new Chart.Series("Class B", 2),
                new Chart.Series("Class C", 3)),
            figures(
                report,
                day ->
                    List.of(day.counts().classA(), day.counts().classB(), day.counts().classC())),
            Amounts::count));
  }

  private static List<Chart.Figures> figures(
      UsageReport report, Function<UsageReport.Day, List<Long>> amounts) {
    return report.days().stream()
        .map(day ->
            new Chart.Figures(
                DATE.format(LocalDate.ofEpochDay(day.epochDay())), amounts.apply(day)))
        .toList();
  }

  private static String growth(UsageReport report, long stored) {
    long before = report.days().getFirst().storedBytes();
    if (stored == before) {
      return "the same as at the start of the period";
    }
    return Amounts.bytes(Math.abs(stored - before))
        + (stored > before ? " more" : " less")
        + " than at the start of the period";
  }
}
