package dev.strongroom.matrix;

import java.util.Arrays;
import java.util.List;

/** The ways in which somebody may come with a request: the columns of the matrix. */
enum Situation {
  /** Without any credential. */
  NOBODY("nobody"),
  /** With every capability but one that is needed. */
  OTHER_CAPABILITY("capability"),
  /** With the capabilities that are needed, in another bucket. */
  OTHER_BUCKET("bucket"),
  /** With the capabilities that are needed, under another name prefix. */
  OTHER_PREFIX("prefix"),
  /** With the right key, whose time is over; its token would still be good. */
  EXPIRED_KEY("expired key"),
  /** With a token that is too old, of the right key. */
  EXPIRED_TOKEN("expired token"),
  /** With a token of the right key, which was deleted. */
  DELETED_KEY("deleted key"),
  /** With a token of the right key, whose account was suspended. */
  SUSPENDED_ACCOUNT("suspended"),
  /** With the right key of another account. */
  OTHER_ACCOUNT("account"),
  /** With the least key that may. */
  RIGHT("right");

  private final String column;

  Situation(String column) {
    this.column = column;
  }

  /** The column's title. */
  String column() {
    return column;
  }

  /** The titles of all columns. */
  static List<String> columns() {
    return Arrays.stream(values()).map(Situation::column).toList();
  }
}
