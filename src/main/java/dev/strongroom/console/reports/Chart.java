package dev.strongroom.console.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;

/**
 * A chart of days, in a picture that is 1,000 wide and 200 high and stretched to its place.
 *
 * @param id tells it from the others of the page
 * @param total the figure of the whole period, in words
 * @param series its parts, from the ground up
 * @param columns one for each day
 * @param line the upper edge of an area, as SVG has points; "" for bars
 * @param top what the upper edge of the picture stands for
 * @param middle what its middle stands for
 * @param dates of the first, a middle and the last day
 */
public record Chart(
    String id,
    String title,
    String total,
    List<Series> series,
    List<Column> columns,
    String line,
    String top,
    String middle,
    List<String> dates) {
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 200;
  private static final double GAP = 0.22;

  /**
   * A part of a chart.
   *
   * @param tone the colour's number
   */
  public record Series(String name, int tone) {}

  /**
   * What is shown of one day.
   *
   * @param x the left edge of its room
   * @param width of its room
   * @param tip what is said about it
   * @param bars from the ground up
   */
  public record Column(String x, String width, String tip, List<Bar> bars) {}

  /** A bar. */
  public record Bar(String x, String y, String width, String height, int tone) {}

  /**
   * The figures of one day.
   *
   * @param date such as {@code 22 Nov}
   * @param amounts one for each series
   */
  record Figures(String date, List<Long> amounts) {
    private long sum() {
      return amounts.stream().mapToLong(Long::longValue).sum();
    }
  }

  /** Bars that stand on each other. */
  static Chart ofBars(
      String id,
      String title,
      String total,
      List<Series> series,
      List<Figures> days,
      LongFunction<String> words) {
    long top = Amounts.roundedUp(days.stream().mapToLong(Figures::sum).max().orElse(0));
    double room = WIDTH / (double) days.size();
    List<Column> columns = new ArrayList<>();
    for (int index = 0; index < days.size(); index++) {
      Figures day = days.get(index);
      columns.add(
          new Column(
              number(index * room),
              number(room),
              tip(day, series, words),
              bars(day, series, index * room, room, top)));
    }
    return new Chart(
        id, title, total, series, columns, "", words.apply(top), words.apply(top / 2), dates(days));
  }

  /** An area under a line, of the first series. */
  static Chart ofArea(
      String id,
      String title,
      String total,
      List<Series> series,
      List<Figures> days,
      LongFunction<String> words) {
    Chart bars = ofBars(id, title, total, series, days, words);
    long top = Amounts.roundedUp(days.stream().mapToLong(Figures::sum).max().orElse(0));
    double room = WIDTH / (double) days.size();
    StringBuilder line = new StringBuilder();
    for (int index = 0; index < days.size(); index++) {
      // The line reaches both edges, so that the area does.
      double x = days.size() == 1 ? 0 : index * WIDTH / (double) (days.size() - 1);
      line.append(number(x)).append(',').append(number(y(days.get(index).sum(), top))).append(' ');
    }
    List<Column> columns =
        bars.columns.stream()
            .map(column -> new Column(column.x, number(room), column.tip, List.of()))
            .toList();
    return new Chart(
        id,
        title,
        total,
        series,
        columns,
        line.toString().strip(),
        bars.top,
        bars.middle,
        bars.dates);
  }

  /** The area under the line, as SVG has points. */
  public String area() {
    return "0," + HEIGHT + " " + line + " " + WIDTH + "," + HEIGHT;
  }

  private static List<Bar> bars(
      Figures day, List<Series> series, double left, double room, long top) {
    List<Bar> bars = new ArrayList<>();
    long below = 0;
    for (int part = 0; part < series.size(); part++) {
      long amount = day.amounts.get(part);
      if (amount > 0) {
        double upper = y(below + amount, top);
        // Little is more than nothing.
        double height = Math.max(y(below, top) - upper, 1.5);
        bars.add(
            new Bar(
                number(left + room * GAP / 2),
                number(y(below, top) - height),
                number(room * (1 - GAP)),
                number(height),
                series.get(part).tone));
        below += amount;
      }
    }
    return bars;
  }

  private static double y(long amount, long top) {
    return HEIGHT - HEIGHT * (amount / (double) top);
  }

  private static String tip(Figures day, List<Series> series, LongFunction<String> words) {
    StringBuilder tip = new StringBuilder(day.date);
    for (int part = 0; part < series.size(); part++) {
      tip.append(part == 0 ? ": " : ", ")
          .append(series.get(part).name)
          .append(' ')
          .append(words.apply(day.amounts.get(part)));
    }
    return tip.toString();
  }

  private static List<String> dates(List<Figures> days) {
    return List.of(days.getFirst().date, days.get((days.size() - 1) / 2).date, days.getLast().date);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
