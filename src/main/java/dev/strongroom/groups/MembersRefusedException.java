package dev.strongroom.groups;

import java.util.Map;
import java.util.TreeMap;

/** Of several members that were to be made together, some cannot be; so none was. */
public final class MembersRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Map<Integer, String> problems;

  /** Takes the sentences about those that cannot be, by their places, which begin at 0. */
  MembersRefusedException(Map<Integer, String> problems) {
    super("not all members can be made", null, false, false);
    this.problems = new TreeMap<>(problems);
  }

  /** What is wrong with which, in ascending order of places. */
  public Map<Integer, String> problems() {
    return problems;
  }
}
