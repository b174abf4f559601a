package dev.strongroom.store.sql;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.Group;
import dev.strongroom.model.GroupId;
import dev.strongroom.store.GroupTable;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Groups in table {@code account_groups}, their admins in {@code group_admins}. */
record SqlGroupTable(SqlSession session) implements GroupTable {
  private static final String SELECT = "SELECT " + GroupRows.COLUMNS + " FROM account_groups ";
  private static final String INSERT =
      "INSERT INTO account_groups ("
          + GroupRows.COLUMNS
          + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String UPDATE =
      "UPDATE account_groups SET group_id = ?, group_name = ?, is_managed = ?, products = ?,"
          + " join_policy = ?, accepted_domains = ?, standing = ?, created_at_millis = ?,"
          + " is_archived = ?, row_checksum = ? WHERE group_id = ?";
  private static final String NEWEST = "SELECT COALESCE(MAX(group_id), 0) FROM account_groups";
  private static final String ADMIN_COLUMNS = "account_id, group_id, row_checksum";
  private static final String ADD_ADMIN =
      "INSERT INTO group_admins (" + ADMIN_COLUMNS + ") VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
  private static final String FIND_ADMIN =
      "SELECT " + ADMIN_COLUMNS + " FROM group_admins WHERE account_id = ? AND group_id = ?";
  private static final String ADMINS =
      "SELECT " + ADMIN_COLUMNS + " FROM group_admins WHERE group_id = ? ORDER BY account_id";
  private static final String OF_ADMIN =
      "FROM group_admins JOIN account_groups ON account_groups.group_id = group_admins.group_id"
          + " WHERE group_admins.account_id = ? AND account_groups.is_archived = 0 ";
  private static final String COUNT = "SELECT COUNT(*) " + OF_ADMIN;
  private static final String ANY = "SELECT 1 " + OF_ADMIN + "LIMIT 1";
  private static final String ADMINISTERED =
      "SELECT account_groups.group_id, group_name, is_managed, products, join_policy,"
          + " accepted_domains, standing, created_at_millis, is_archived,"
          + " account_groups.row_checksum "
          + OF_ADMIN
          + "AND group_admins.group_id >= ? ORDER BY group_admins.group_id LIMIT ?";

  @Override
  public GroupId nextId() {
    return new GroupId(session.query(NEWEST).one(SqlRow::number).orElse(0L) + 1);
  }

  @Override
  public void insert(Group group) {
    GroupRows.bind(session.update(INSERT), group).run();
    session.writeScope().accessChanged();
  }

  @Override
  public void update(Group group) {
    int changed = GroupRows.bind(session.update(UPDATE), group).number(group.id().number()).run();
    if (changed != 1) {
      throw new IllegalStateException("there is no Group " + group.id());
    }
    session.writeScope().accessChanged();
  }

  @Override
  public Optional<Group> find(GroupId id) {
    return session.query(SELECT + "WHERE group_id = ?").number(id.number()).one(GroupRows::decode);
  }

  @Override
  public List<Group> list(GroupId start, int limit) {
    return session
        .query(SELECT + "WHERE group_id >= ? ORDER BY group_id LIMIT ?")
        .number(start.number())
        .number(limit)
        .list(GroupRows::decode);
  }

  @Override
  public void addAdmin(GroupId group, AccountId admin) {
    session.update(ADD_ADMIN).text(admin.value()).number(group.number()).checksum().run();
    session.writeScope().accessChanged();
  }

  @Override
  public List<AccountId> admins(GroupId group) {
    return session.query(ADMINS).number(group.number()).list(SqlGroupTable::decodeAdmin);
  }

  @Override
  public boolean isAdmin(GroupId group, AccountId admin) {
    return session
        .query(FIND_ADMIN)
        .text(admin.value())
        .number(group.number())
        .one(SqlGroupTable::decodeAdmin)
        .isPresent();
  }

  @Override
  public boolean administersAny(AccountId admin) {
    return session.query(ANY).text(admin.value()).exists();
  }

  @Override
  public int countAdministered(AccountId admin) {
    return session
        .query(COUNT)
        .text(admin.value())
        .one(SqlRow::number)
        .map(Math::toIntExact)
        .orElseThrow();
  }

  @Override
  public List<Group> administered(AccountId admin, GroupId start, int limit) {
    return session
        .query(ADMINISTERED)
        .text(admin.value())
        .number(start.number())
        .number(limit)
        .list(GroupRows::decode);
  }

  private static AccountId decodeAdmin(SqlRow row) throws SQLException {
    String account = row.text();
    long unusedGroup = row.number();
    row.verify("group_admins");
    return new AccountId(account);
  }
}
