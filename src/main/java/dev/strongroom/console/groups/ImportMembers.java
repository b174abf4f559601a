package dev.strongroom.console.groups;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.groups.CreatedMember;
import dev.strongroom.groups.ManyMembers;
import dev.strongroom.groups.MembersRefusedException;
import dev.strongroom.model.Refusal;
import dev.strongroom.model.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes many members at once and shows their keys, once: all of them or none. */
public final class ImportMembers implements ConsoleOperation<ImportMembers.Request, ImportPage> {
  static final String PATH = ShowMembers.PATH + "/import";

  private final GroupPages pages;
  private final ManyMembers members;

  /** Makes it. */
  public ImportMembers(GroupPages pages, ManyMembers members) {
    this.pages = pages;
    this.members = members;
  }

  record Request(Target.OfAccount admin, Target.OfGroup group, String csv, String once) {}

  @Override
  public String name() {
    return "console_import_members";
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request(
        input.account(), pages.group(input), input.form().raw("csv"), input.form().raw("once"));
  }

  @Override
  public List<Need> needs(Request request) {
    return GroupPages.needs(
        request.admin,
        request.group,
        Action.CREATE_GROUP_MEMBER.on(request.group),
        Action.CONFIRM_FOR_MEMBERS.on(request.admin));
  }

  @Override
  public ImportPage perform(Permit permit, Request request) {
    if (!pages.row(permit, request.group).takesCreatedMembers()) {
      return again(permit, request, Map.of());
    }
    MemberList list = MemberList.read(request.csv);
    if (!list.problems().isEmpty()) {
      return again(permit, request, list.problems());
    }
    if (!pages.once().use(request.admin.account().value(), request.once)) {
      throw Refusal.illegalValue(
          "This list was made already, and its keys are not shown again. Manage an account to make"
              + " another key for it.");
    }
    try {
      List<CreatedMember> made = members.create(permit, request.group, list.members());
      return new ImportPage(
          pages.row(permit, request.group),
          "",
          List.of(),
          Optional.of(new Secret(csv(made))),
          made.size(),
          "");
    } catch (MembersRefusedException refused) {
      pages.once().giveBack(request.admin.account().value(), request.once);
      Map<Integer, String> byLine = new TreeMap<>();
      refused.problems().forEach((place, what) -> byLine.put(list.lines().get(place), what));
      return again(permit, request, byLine);
    }
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, ImportPage page) {
    return pages.reply(input, page, page.keys().isPresent() ? 200 : 422);
  }

  private ImportPage again(Permit permit, Request request, Map<Integer, String> problems) {
    String[] lines = request.csv.split("\\R", -1);
    return new ImportPage(
        pages.row(permit, request.group),
        request.csv,
        problems.entrySet().stream()
            .map(problem ->
                new ImportPage.Problem(
                    problem.getKey(), lines[problem.getKey() - 1].strip(), problem.getValue()))
            .toList(),
        Optional.empty(),
        0,
        pages.once().mark());
  }

  /** Nothing in it needs quotes: addresses of partners are ASCII without them. */
  private static String csv(List<CreatedMember> made) {
    StringBuilder csv =
        new StringBuilder("email,accountId,region,applicationKeyId,applicationKey\n");
    for (CreatedMember member : made) {
      csv.append(member.membership().email())
          .append(',')
          .append(member.membership().accountId())
          .append(',')
          .append(member.membership().region())
          .append(',')
          .append(member.keyId())
          .append(',')
          .append(member.secret().reveal())
          .append('\n');
    }
    return csv.toString();
  }
}
