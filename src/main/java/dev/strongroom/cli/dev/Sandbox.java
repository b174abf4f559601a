package dev.strongroom.cli.dev;

import dev.strongroom.api.json.JsonWriter;
import dev.strongroom.cli.GeneratedPassword;
import dev.strongroom.cli.Machine;
import dev.strongroom.cli.control.Control;
import dev.strongroom.cli.control.JsonObject;
import dev.strongroom.model.Group;
import dev.strongroom.model.Secret;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a test of the Partner API needs: a partner with its master application key and its password
 * for the console, a managed Group with storage, and two members whose first keys are known. On
 * data that was kept from an earlier run the Group is the same and the members are further ones,
 * for nobody knows the keys of the others.
 */
final class Sandbox {
  private static final String EMAIL = "partner@localhost";
  private static final String GROUP_NAME = "Sandbox";
  private static final int MEMBERS = 2;

  private final Secret password;
  private final JsonObject masterKey;
  private final JsonObject group;
  private final List<JsonObject> members;

  private Sandbox(
      Secret password, JsonObject masterKey, JsonObject group, List<JsonObject> members) {
    this.password = password;
    this.masterKey = masterKey;
    this.group = group;
    this.members = members;
  }

  /** Makes it. */
  static Sandbox prepare(Control control, Machine machine) {
    Secret password = GeneratedPassword.make(machine.random());
    JsonObject admin =
        control.accounts().stream()
            .filter(account -> account.text("email").equals(EMAIL))
            .findFirst()
            .map(account -> control.setPassword(account.text("accountId"), password))
            .orElseGet(() -> control.createAccount(EMAIL, password));
    String adminId = admin.text("accountId");
    control.setPartnerAccess(adminId, true, true);
    Set<String> taken = new HashSet<>();
    control.accounts().forEach(account -> taken.add(account.text("email")));
    JsonObject group = earlierGroup(control, taken).orElseGet(() -> newGroup(control, adminId));
    String groupId = group.text("groupId");
    List<JsonObject> members =
        IntStream.iterate(1, number -> number + 1)
            .mapToObj(number -> email(number, groupId))
            .filter(email -> !taken.contains(email))
            .limit(MEMBERS)
            .map(email -> control.createGroupMember(adminId, groupId, email, Optional.empty()))
            .toList();
    return new Sandbox(password, control.generateMasterKey(adminId), group, members);
  }

  /** One of ours, which its first member shows, with room for the members that are to come. */
  private static Optional<JsonObject> earlierGroup(Control control, Set<String> taken) {
    return control.groups().stream()
        .filter(group -> group.text("groupName").equals(GROUP_NAME) && !group.truth("archived"))
        .filter(group -> taken.contains(email(1, group.text("groupId"))))
        .filter(
            group -> group.number("memberCount").orElseThrow() + MEMBERS <= Group.MAXIMUM_MEMBERS)
        .findFirst();
  }

  private static JsonObject newGroup(Control control, String adminId) {
    return control.createGroup(
        adminId,
        json ->
            json.text("groupName", GROUP_NAME)
                .truth("managed", true)
                .texts("groupProducts", List.of("storage"))
                .text("joinPolicy", "restricted"));
  }

  private static String email(int number, String groupId) {
    return "member" + number + "-of-" + groupId + "@localhost";
  }

  /** Writes everything as the object {@code partner}. */
  void write(JsonWriter json) {
    json.object(
        "partner",
        partner ->
            partner
                .text("adminAccountId", masterKey.text("applicationKeyId"))
                .text("email", EMAIL)
                .text("password", password.reveal())
                .text("masterApplicationKeyId", masterKey.text("applicationKeyId"))
                .text("masterApplicationKey", masterKey.text("applicationKey"))
                .text("groupId", group.text("groupId"))
                .text("groupName", group.text("groupName"))
                .objects(
                    "members",
                    members,
                    (one, member) ->
                        one.text("accountId", member.text("accountId"))
                            .text("email", member.text("email"))
                            .text("applicationKeyId", member.text("applicationKeyId"))
                            .text("applicationKey", member.text("applicationKey"))));
  }
}
