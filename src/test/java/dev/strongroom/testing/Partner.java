package dev.strongroom.testing;

import dev.strongroom.api.Headers.Header;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A partner with its first Group: an account with partner access, by its master application key.
 *
 * @param client with the token from b2_authorize_account of version 4
 * @param masterKey the secret of the master application key
 */
public record Partner(NativeClient client, String masterKey, String groupId) {
  /** The partner's account. */
  public String accountId() {
    return client.accountId();
  }

  /** The same partner calling another version. */
  public Partner at(String version) {
    return new Partner(client.at(version), masterKey, groupId);
  }

  /** Calls an operation with the partner's own id and these names and values in turn. */
  public TestAnswer call(String operation, Object... namesAndValues) {
    List<Object> fields = new ArrayList<>(List.of("adminAccountId", accountId()));
    fields.addAll(Arrays.asList(namesAndValues));
    return client.call(operation, fields.toArray());
  }

  /** Creates a member of the first Group. */
  public TestAnswer create(String email, Object... namesAndValues) {
    List<Object> fields = new ArrayList<>(List.of("groupId", groupId, "memberEmail", email));
    fields.addAll(Arrays.asList(namesAndValues));
    return call("b2_create_group_member", fields.toArray());
  }

  /** A member that was just created, with a token of its first key. */
  public NativeClient member(String email) {
    TestAnswer created = create(email).ok();
    return NativeClient.authorize(
        client.server(), created.text("applicationKeyId"), created.text("applicationKey"));
  }

  /** Ejects a member from the first Group. */
  public TestAnswer eject(String accountId, Object... namesAndValues) {
    List<Object> fields =
        new ArrayList<>(List.of("groupId", groupId, "memberAccountId", accountId));
    fields.addAll(Arrays.asList(namesAndValues));
    return call("b2_eject_group_member", fields.toArray());
  }

  /** A page of the first Group's members. */
  public TestAnswer members(Object... namesAndValues) {
    List<Object> fields = new ArrayList<>(List.of("groupId", groupId));
    fields.addAll(Arrays.asList(namesAndValues));
    return call("b2_list_group_members", fields.toArray());
  }

  /** The members' addresses on a page. */
  public static List<Object> emails(TestAnswer page) {
    return page.ok().rows("groupMembers").stream().map(member -> member.get("email")).toList();
  }

  /** What an operation answers to a GET with these fields, and with the token or without. */
  public TestAnswer get(String operation, Map<String, String> fields) {
    return client.get(operation, fields);
  }

  /** Authorizes anew by a version. */
  public TestAnswer authorize(String version) {
    String both = accountId() + ":" + masterKey;
    String basic = Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    return client.send(
        "GET",
        "/b2api/" + version + "/b2_authorize_account",
        List.of(new Header("Authorization", "Basic " + basic)),
        new byte[0]);
  }
}
