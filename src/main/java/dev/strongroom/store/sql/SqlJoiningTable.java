package dev.strongroom.store.sql;

import dev.strongroom.model.Account;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.GroupId;
import dev.strongroom.model.Invitation;
import dev.strongroom.model.JoinRequest;
import dev.strongroom.store.JoiningTable;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Tables {@code group_links}, {@code group_invitations} and {@code group_requests}. */
record SqlJoiningTable(SqlSession session) implements JoiningTable {
  private static final String RENEW =
      "INSERT INTO group_links (group_id, generation) VALUES (?, 1) ON CONFLICT (group_id)"
          + " DO UPDATE SET generation = group_links.generation + 1";
  private static final String INVITATIONS =
      "SELECT group_id, folded_email, email, at_millis, row_checksum FROM group_invitations"
          + " WHERE group_id = ? ";
  private static final String PUT_INVITATION =
      "INSERT OR REPLACE INTO group_invitations"
          + " (group_id, folded_email, email, at_millis, row_checksum) VALUES (?, ?, ?, ?, ?)";
  private static final String REQUESTS =
      "SELECT group_id, account_id, is_denied, at_millis, row_checksum FROM group_requests"
          + " WHERE group_id = ? ";
  private static final String PUT_REQUEST =
      "INSERT OR REPLACE INTO group_requests"
          + " (group_id, account_id, is_denied, at_millis, row_checksum) VALUES (?, ?, ?, ?, ?)";

  @Override
  public long linkGeneration(GroupId group) {
    return session
        .query("SELECT generation FROM group_links WHERE group_id = ?")
        .number(group.number())
        .one(SqlRow::number)
        .orElse(0L);
  }

  @Override
  public void renewLink(GroupId group) {
    session.update(RENEW).number(group.number()).run();
  }

  @Override
  public void putInvitation(Invitation invitation) {
    session
        .update(PUT_INVITATION)
        .number(invitation.group().number())
        .text(Account.foldedEmail(invitation.email()))
        .text(invitation.email())
        .number(invitation.atMillis())
        .checksum()
        .run();
  }

  @Override
  public boolean deleteInvitation(GroupId group, String email) {
    return session
            .update("DELETE FROM group_invitations WHERE group_id = ? AND folded_email = ?")
            .number(group.number())
            .text(Account.foldedEmail(email))
            .run()
        == 1;
  }

  @Override
  public Optional<Invitation> invitation(GroupId group, String email) {
    return session
        .query(INVITATIONS + "AND folded_email = ?")
        .number(group.number())
        .text(Account.foldedEmail(email))
        .one(SqlJoiningTable::invitation);
  }

  @Override
  public List<Invitation> invitations(GroupId group, int limit) {
    return session
        .query(INVITATIONS + "ORDER BY folded_email LIMIT ?")
        .number(group.number())
        .number(limit)
        .list(SqlJoiningTable::invitation);
  }

  @Override
  public void putRequest(JoinRequest request) {
    session
        .update(PUT_REQUEST)
        .number(request.group().number())
        .text(request.account().value())
        .number(request.isDenied() ? 1 : 0)
        .number(request.atMillis())
        .checksum()
        .run();
  }

  @Override
  public boolean deleteRequest(GroupId group, AccountId account) {
    return session
            .update("DELETE FROM group_requests WHERE group_id = ? AND account_id = ?")
            .number(group.number())
            .text(account.value())
            .run()
        == 1;
  }

  @Override
  public Optional<JoinRequest> request(GroupId group, AccountId account) {
    return session
        .query(REQUESTS + "AND account_id = ?")
        .number(group.number())
        .text(account.value())
        .one(SqlJoiningTable::request);
  }

  @Override
  public List<JoinRequest> openRequests(GroupId group, int limit) {
    return session
        .query(REQUESTS + "AND is_denied = 0 ORDER BY account_id LIMIT ?")
        .number(group.number())
        .number(limit)
        .list(SqlJoiningTable::request);
  }

  private static Invitation invitation(SqlRow row) throws SQLException {
    long group = row.number();
    String unusedFoldedEmail = row.text();
    String email = row.text();
    long atMillis = row.number();
    row.verify("group_invitations");
    return new Invitation(new GroupId(group), email, atMillis);
  }

  private static JoinRequest request(SqlRow row) throws SQLException {
    long group = row.number();
    String account = row.text();
    boolean isDenied = row.number() == 1;
    long atMillis = row.number();
    row.verify("group_requests");
    return new JoinRequest(new GroupId(group), new AccountId(account), isDenied, atMillis);
  }
}
