package dev.strongroom.console.reports;

import java.util.List;

/**
 * The page Reports.
 *
 * @param days how many the period has
 * @param period its first and last day in words
 * @param tiles its figures
 * @param byDay newest first
 * @param isEmpty whether nothing was ever stored or asked for in the period
 */
public record ReportsPage(
    int days,
    String period,
    List<Tile> tiles,
    List<Chart> charts,
    List<Row> byBucket,
    List<Row> byKey,
    List<Row> byDay,
    boolean isEmpty) {
  /** Where it is. */
  public static final String PATH = "/console/reports";

  /** The periods that can be chosen, in days. */
  public static final List<Integer> PERIODS = List.of(7, 30, 90);

  /** A figure of the period. */
  public record Tile(String label, String figure, String note) {}

  /**
   * A row of a table.
   *
   * @param id what its name stands for; "" when the name says it all
   * @param path where it leads; "" for nowhere
   * @param stored in words; "" where nothing is stored
   * @param share of the widest row, 0 to 100
   */
  public record Row(
      String name,
      String id,
      String path,
      String stored,
      String downloaded,
      String uploaded,
      String classA,
      String classB,
      String classC,
      int share) {}

  /** The address of another period. */
  public String pathOf(int otherDays) {
    return PATH + "?days=" + otherDays;
  }

  /** The address of a table as CSV. */
  public String csv(String table) {
    return DownloadReport.PATH + "?days=" + days + "&table=" + table;
  }
}
