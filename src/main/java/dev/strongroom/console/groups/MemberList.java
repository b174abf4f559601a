package dev.strongroom.console.groups;

import dev.strongroom.groups.ManyMembers;
import dev.strongroom.groups.NewMember;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A list of new members as it is typed or pasted: {@code email} or {@code email,region} in each
 * line; a first line with these names, and empty lines, are passed over.
 *
 * @param members in the order of the list
 * @param lines the numbers of their lines, which begin at 1
 * @param problems by number of line
 */
record MemberList(List<NewMember> members, List<Integer> lines, Map<Integer, String> problems) {
  static MemberList read(String csv) {
    List<NewMember> members = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    Map<Integer, String> problems = new TreeMap<>();
    String[] all = csv.split("\\R", -1);
    for (int index = 0; index < all.length; index++) {
      String[] cells = all[index].strip().split("\\s*[,;\\t]\\s*", -1);
      String email = unquoted(cells[0]);
      boolean isHeading = members.isEmpty() && email.equalsIgnoreCase("email");
      if ((email.isEmpty() && cells.length == 1) || isHeading) {
        continue;
      }
      if (cells.length > 2) {
        problems.put(index + 1, "There is more in this line than an address and a region");
      }
      String region = cells.length > 1 ? unquoted(cells[1]) : "";
      members.add(new NewMember(email, Optional.of(region).filter(name -> !name.isEmpty())));
      lines.add(index + 1);
    }
    if (members.isEmpty()) {
      problems.put(1, "There is no address in the list");
    }
    if (members.size() > ManyMembers.MOST) {
      problems.put(
          lines.get(ManyMembers.MOST), "A list has at most " + ManyMembers.MOST + " addresses");
    }
    return new MemberList(members, lines, problems);
  }

  private static String unquoted(String cell) {
    boolean quoted = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
    return quoted ? cell.substring(1, cell.length() - 1).strip() : cell;
  }
}
