package dev.strongroom.store.sql;

import dev.strongroom.store.AccountProfileTable;
import dev.strongroom.store.AccountTable;
import dev.strongroom.store.ApplicationKeyTable;
import dev.strongroom.store.BucketTable;
import dev.strongroom.store.ConsoleSessionTable;
import dev.strongroom.store.FileVersionTable;
import dev.strongroom.store.GroupTable;
import dev.strongroom.store.IdempotencyTable;
import dev.strongroom.store.JoiningTable;
import dev.strongroom.store.MembershipTable;
import dev.strongroom.store.PartTable;
import dev.strongroom.store.QuotaTable;
import dev.strongroom.store.SecondFactorTable;
import dev.strongroom.store.ServerValueTable;
import dev.strongroom.store.SmallBodyTable;
import dev.strongroom.store.StorageTotalsTable;
import dev.strongroom.store.Tables;
import dev.strongroom.store.UsageTable;

/** All tables over one session. */
record SqlTables(
    AccountTable accounts,
    ApplicationKeyTable applicationKeys,
    BucketTable buckets,
    FileVersionTable fileVersions,
    SmallBodyTable smallBodies,
    PartTable parts,
    AccountProfileTable accountProfiles,
    GroupTable groups,
    MembershipTable memberships,
    JoiningTable joining,
    StorageTotalsTable storageTotals,
    QuotaTable quotas,
    IdempotencyTable idempotency,
    UsageTable usage,
    ConsoleSessionTable consoleSessions,
    SecondFactorTable secondFactors,
    ServerValueTable serverValues)
    implements Tables {

  static SqlTables over(SqlSession session) {
    return new SqlTables(
        new SqlAccountTable(session),
        new SqlApplicationKeyTable(session),
        new SqlBucketTable(session),
        new SqlFileVersionTable(session),
        new SqlSmallBodyTable(session),
        new SqlPartTable(session),
        new SqlAccountProfileTable(session),
        new SqlGroupTable(session),
        new SqlMembershipTable(session),
        new SqlJoiningTable(session),
        new SqlStorageTotalsTable(session),
        new SqlQuotaTable(session),
        new SqlIdempotencyTable(session),
        new SqlUsageTable(session),
        new SqlConsoleSessionTable(session),
        new SqlSecondFactorTable(session),
        new SqlServerValueTable(session));
  }
}
