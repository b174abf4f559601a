package dev.strongroom.console.groups;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.console.page.Pages;
import dev.strongroom.groups.Groups;
import dev.strongroom.groups.NewGroup;
import dev.strongroom.model.Group;
import dev.strongroom.model.GroupProduct;
import dev.strongroom.model.IllegalValueException;
import dev.strongroom.model.JoinPolicy;
import dev.strongroom.model.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a Group for B2 Cloud Storage that the account administers (sheet 03 §8). */
public final class CreateGroup implements ConsoleOperation<CreateGroup.Request, GroupsPage> {
  static final String PATH = GroupsPage.PATH + "/new";

  private final GroupPages pages;
  private final Groups groups;

  /** Makes it. */
  public CreateGroup(GroupPages pages, Groups groups) {
    this.pages = pages;
    this.groups = groups;
  }

  record Request(Target.OfAccount admin, String groupName, boolean managed) {}

  @Override
  public String name() {
    return "console_create_group";
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
        input.account(),
        input.form().raw("groupName").strip(),
        !input.form().raw("managed").equals("off"));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.LIST_GROUPS.on(request.admin), Action.CREATE_GROUP.on(request.admin));
  }

  @Override
  public GroupsPage perform(Permit permit, Request request) {
    String error = create(permit, request);
    return pages.groups(
        permit,
        request.admin,
        Optional.empty(),
        error.isEmpty()
            ? Optional.empty()
            : Optional.of(new GroupsPage.NewGroupForm(request.groupName, request.managed, error)),
        "");
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, GroupsPage page) {
    return page.newGroup().isEmpty()
        ? Pages.seeOther(GroupsPage.PATH + "?done=created")
        : pages.reply(input, page, 422);
  }

  private String create(Permit permit, Request request) {
    try {
      NewGroup wanted =
          new NewGroup(
              request.groupName,
              request.managed,
              Set.of(GroupProduct.STORAGE),
              JoinPolicy.RESTRICTED,
              List.of());
      Group unused = groups.create(permit, request.admin, wanted, Optional.empty());
      return "";
    } catch (IllegalValueException wrong) {
      return "A name has 1 to 100 characters.";
    } catch (Refusal refused) {
      return String.valueOf(refused.getMessage());
    }
  }
}
