-- How often the link of a Group was renewed; one that never was has no row.
CREATE TABLE group_links (
  group_id INTEGER NOT NULL PRIMARY KEY,
  generation INTEGER NOT NULL
);

-- Who may join without being approved.
CREATE TABLE group_invitations (
  group_id INTEGER NOT NULL,
  folded_email TEXT NOT NULL,
  email TEXT NOT NULL,
  at_millis INTEGER NOT NULL,
  row_checksum INTEGER NOT NULL,
  PRIMARY KEY (group_id, folded_email)
) WITHOUT ROWID;

-- Who asked to join.
CREATE TABLE group_requests (
  group_id INTEGER NOT NULL,
  account_id TEXT NOT NULL,
  is_denied INTEGER NOT NULL,
  at_millis INTEGER NOT NULL,
  row_checksum INTEGER NOT NULL,
  PRIMARY KEY (group_id, account_id)
) WITHOUT ROWID;
