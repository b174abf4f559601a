package dev.strongroom.store.sql;

import dev.strongroom.model.Account;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.GroupId;
import dev.strongroom.model.Membership;
import dev.strongroom.store.MembershipTable;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Memberships in table {@code group_members}, how many there are in {@code group_sizes}. */
record SqlMembershipTable(SqlSession session) implements MembershipTable {
  private static final String COLUMNS =
      "account_id, group_id, email, folded_email, region, origin, since_millis, row_checksum";
  private static final String SELECT = "SELECT " + COLUMNS + " FROM group_members ";
  private static final String INSERT =
      "INSERT INTO group_members (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String DELETE =
      "DELETE FROM group_members WHERE account_id = ? RETURNING group_id";
  private static final String RESIZE =
      "INSERT INTO group_sizes (group_id, members) VALUES (?, ?) ON CONFLICT (group_id) DO UPDATE"
          + " SET members = group_sizes.members + excluded.members";
  private static final String SIZE = "SELECT members FROM group_sizes WHERE group_id = ?";
  private static final String PAGE =
      SELECT + "WHERE group_id = ? AND folded_email >= ? ORDER BY folded_email LIMIT ?";

  @Override
  public void insert(Membership membership) {
    bind(session.update(INSERT), membership).run();
    resize(membership.groupId().number(), 1);
    new SqlQuotaTable(session).joined(membership.accountId(), membership.groupId());
  }

  @Override
  public boolean delete(AccountId account) {
    Optional<Long> group = session.update(DELETE).text(account.value()).one(SqlRow::number);
    group.ifPresent(number -> {
      resize(number, -1);
      new SqlQuotaTable(session).left(account, new GroupId(number));
      // An admin's session in the account ends with it.
      session.writeScope().accessChanged();
    });
    return group.isPresent();
  }

  @Override
  public Optional<Membership> find(AccountId account) {
    return session
        .query(SELECT + "WHERE account_id = ?")
        .text(account.value())
        .one(SqlMembershipTable::decode);
  }

  @Override
  public int count(GroupId group) {
    return session
        .query(SIZE)
        .number(group.number())
        .one(SqlRow::number)
        .map(Math::toIntExact)
        .orElse(0);
  }

  @Override
  public List<Membership> list(GroupId group, String startEmail, int limit) {
    return session
        .query(PAGE)
        .number(group.number())
        .text(Account.foldedEmail(startEmail))
        .number(limit)
        .list(SqlMembershipTable::decode);
  }

  private void resize(long group, int change) {
    session.update(RESIZE).number(group).number(change).run();
  }

  private static SqlStatement bind(SqlStatement statement, Membership membership) {
    return statement
        .text(membership.accountId().value())
        .number(membership.groupId().number())
        .text(membership.email())
        .text(Account.foldedEmail(membership.email()))
        .text(membership.region())
        .text(membership.origin().name())
        .number(membership.sinceMillis())
        .checksum();
  }

  private static Membership decode(SqlRow row) throws SQLException {
    String account = row.text();
    long group = row.number();
    String email = row.text();
    String unusedFoldedEmail = row.text();
    String region = row.text();
    String origin = row.text();
    long sinceMillis = row.number();
    row.verify("group_members");
    return new Membership(
        new AccountId(account),
        new GroupId(group),
        email,
        region,
        Membership.Origin.valueOf(origin),
        sinceMillis);
  }
}
