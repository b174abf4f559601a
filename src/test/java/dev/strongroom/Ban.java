package dev.strongroom;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Something that is not to be written.
 *
 * @param pattern what is looked for in each line
 * @param where in which files
 * @param instead what to do in its place
 */
record Ban(Pattern pattern, Predicate<TextFile> where, String instead) {
  private static final String COMPARED = "(secret|password|signature|hmac)";
  private static final String CLI = "src/main/java/dev/strongroom/cli";

  /** Each is spelt so that it does not find itself. */
  static final List<Ban> ALL =
      List.of(
          of(
              "URL[D]ecoder|URL[E]ncoder",
              Ban::isMain,
              "they follow the rules of HTML forms; names have a percent codec of their own"),
          of("Thread[.]sleep\\(", Ban::isTest, "move the clock, or poll with a deadline"),
          of(
              "Instant[.]now\\(|Clock[.]system|[.]currentTimeMillis\\(",
              file -> file.isJava() && !file.isIn(CLI),
              "take the clock as a parameter; only cli reads the system's"),
          of(
              "new [S]ecureRandom\\(",
              file -> isMain(file) && !file.isIn(CLI),
              "take the randomness as a parameter; only cli makes it"),
          of(
              "(?i)%1$s\\w*(\\(\\))?[.]equals\\(|[.]equals\\(\\w*%1$s".formatted(COMPARED),
              Ban::isMain,
              "MessageDigest.isEqual takes the same time wherever the difference is"),
          of(
              "\\b(TO[D]O|FIX[M]E|X[X]X|HA[C]K)\\b",
              file -> true,
              "finish it, or list it in docs/NOT-SUPPORTED.md and answer it with a clear error"),
          of(
              // The exception is what B2 answers to a condition that it does not know.
              "(?<!functionality that is )not (yet )?[i]mplemented|\\b[f]or now\\b",
              file -> !file.isMarkdown(),
              "finish it, or list it in docs/NOT-SUPPORTED.md and answer it with a clear error"),
          of(
              "https?://([r]egistry|[r]epo1?|[f]iles|[s]tatic|[p]roxy|[d]eb)[.][a-z]|distribution[U]rl",
              file -> true,
              "name the package; where it is fetched from is for each to set up"),
          of(
              "(?<![\\w.])(/[w]ork/(main|wt|shared|[.])|/[r]oot/|/[t]mp/bash_jobs)",
              file -> true,
              "a path of one machine; say it from the project's directory"));

  /** The places where the file does it, as {@code name:line: text (instead)}. */
  List<String> findings(TextFile file) {
    if (!where.test(file) || !pattern.matcher(file.text()).find()) {
      return List.of();
    }
    List<String> lines = file.lines();
    return IntStream.range(0, lines.size())
        .filter(index -> pattern.matcher(lines.get(index)).find())
        .mapToObj(index ->
            "%s:%d: %s (%s)".formatted(file.name(), index + 1, lines.get(index).strip(), instead))
        .toList();
  }

  private static Ban of(String pattern, Predicate<TextFile> where, String instead) {
    return new Ban(Pattern.compile(pattern), where, instead);
  }

  private static boolean isMain(TextFile file) {
    return file.isJava() && file.isIn("src/main");
  }

  private static boolean isTest(TextFile file) {
    return file.isJava() && file.isIn("src/test");
  }
}
