package dev.strongroom.console.reports;

import dev.strongroom.model.UsageCounts;
import dev.strongroom.model.UsageKey;
import dev.strongroom.usage.UsageReport;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * The tables of a report: what the page shows in words is in the CSV to the byte.
 *
 * @param keyNames of the account's keys by ID
 */
record ReportTables(UsageReport report, Map<String, String> keyNames) {
  private static final List<String> COLUMNS =
      List.of(
          "downloaded_bytes",
          "uploaded_bytes",
          "deleted_bytes",
          "api_txn_class_a",
          "api_txn_class_b",
          "api_txn_class_c");

  /**
   * A line of a table.
   *
   * @param stored empty where nothing is stored
   */
  private record Line(
      String name,
      String id,
      String path,
      OptionalLong stored,
      OptionalLong byteHours,
      UsageCounts counts) {}

  /** The rows of one of the tables {@code bucket}, {@code key} and {@code day}. */
  List<ReportsPage.Row> rows(String table) {
    List<Line> lines = lines(table);
    long most = lines.stream().mapToLong(ReportTables::weight).max().orElse(0);
    return lines.stream().map(line -> row(line, most)).toList();
  }

  /** The same as CSV, with a head. */
  String csv(String table) {
    boolean isOfKeys = table.equals("key");
    List<String> head = new ArrayList<>();
    if (table.equals("day")) {
      head.add("date");
    } else {
      head.addAll(List.of(table + "_id", table + "_name"));
    }
    if (!isOfKeys) {
      head.addAll(List.of("stored_bytes", "storage_byte_hours"));
    }
    head.addAll(COLUMNS);
    StringBuilder text = new StringBuilder(String.join(",", head)).append('\n');
    for (Line line : lines(table)) {
      List<String> cells = new ArrayList<>();
      if (!table.equals("day")) {
        cells.add(line.id);
      }
      cells.add(line.name);
      line.stored.ifPresent(bytes -> cells.add(Long.toString(bytes)));
      line.byteHours.ifPresent(hours -> cells.add(Long.toString(hours)));
      amounts(line.counts).mapToObj(Long::toString).forEach(cells::add);
      text.append(String.join(",", cells.stream().map(ReportTables::cell).toList())).append('\n');
    }
    return text.toString();
  }

  private List<Line> lines(String table) {
    return switch (table) {
      case "bucket" -> report.buckets().stream().map(ReportTables::line).toList();
      case "key" -> keyLines();
      default ->
          report.days().reversed().stream()
              .map(day ->
                  new Line(
                      LocalDate.ofEpochDay(day.epochDay()).toString(),
                      "",
                      "",
                      OptionalLong.of(day.storedBytes()),
                      OptionalLong.of(day.byteHours()),
                      day.counts()))
              .toList();
    };
  }

  private static Line line(UsageReport.OfBucket bucket) {
    return new Line(
        switch (bucket.id()) {
          case "" -> "No bucket";
          case UsageKey.OTHER -> "Other buckets";
          default -> bucket.name().isEmpty() ? "Deleted bucket" : bucket.name();
        },
        bucket.id(),
        bucket.exists() ? "/console/files/" + bucket.id() : "",
        OptionalLong.of(bucket.storedBytes()),
        OptionalLong.of(bucket.byteHours()),
        bucket.counts());
  }

  private List<Line> keyLines() {
    List<Line> lines = new ArrayList<>();
    for (UsageReport.OfKey key : report.keys()) {
      String name = keyNames.getOrDefault(key.id(), "");
      lines.add(
          new Line(
              switch (key.id()) {
                case "" -> "Without a key";
                case UsageKey.OTHER -> "Other keys";
                default -> name.isEmpty() ? "Deleted key" : name;
              },
              key.id(),
              name.isEmpty() || key.id().length() == 12
                  ? ""
                  : "/console/application-keys/" + key.id(),
              OptionalLong.empty(),
              OptionalLong.empty(),
              key.counts()));
    }
    if (!report.otherKeys().equals(UsageCounts.NONE)) {
      lines.add(
          new Line(
              "All other keys",
              "",
              "",
              OptionalLong.empty(),
              OptionalLong.empty(),
              report.otherKeys()));
    }
    return lines;
  }

  private static ReportsPage.Row row(Line line, long most) {
    return new ReportsPage.Row(
        line.name,
        line.id,
        line.path,
        line.stored.isPresent() ? Amounts.bytes(line.stored.getAsLong()) : "",
        Amounts.bytes(line.counts.downloadedBytes()),
        Amounts.bytes(line.counts.uploadedBytes()),
        Amounts.count(line.counts.classA()),
        Amounts.count(line.counts.classB()),
        Amounts.count(line.counts.classC()),
        most == 0 ? 0 : (int) Math.round(100.0 * weight(line) / most));
  }

  private static long weight(Line line) {
    return line.stored.orElse(line.counts.transactions());
  }

  private static LongStream amounts(UsageCounts counts) {
    return LongStream.of(
        counts.downloadedBytes(),
        counts.uploadedBytes(),
        counts.deletedBytes(),
        counts.classA(),
        counts.classB(),
        counts.classC());
  }

  private static String cell(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
