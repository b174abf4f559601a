package dev.strongroom.store.sql;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.AccountProfile;
import dev.strongroom.model.Trial;
import dev.strongroom.store.AccountProfileTable;
import java.sql.SQLException;
import java.util.Optional;

/** Profiles in table {@code account_profiles}, trials in {@code account_trials}. */
record SqlAccountProfileTable(SqlSession session) implements AccountProfileTable {
  private static final String COLUMNS =
      "account_id, region, may_sign_in, must_reset_password, must_accept_terms,"
          + " has_partner_access, is_phone_verified, was_ejected, row_checksum";
  private static final String DELETE = "DELETE FROM account_profiles WHERE account_id = ?";
  private static final String INSERT =
      "INSERT INTO account_profiles (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String FIND =
      "SELECT " + COLUMNS + " FROM account_profiles WHERE account_id = ?";
  private static final String TRIAL_COLUMNS =
      "account_id, terabytes, start_epoch_day, end_epoch_day, row_checksum";
  private static final String INSERT_TRIAL =
      "INSERT INTO account_trials (" + TRIAL_COLUMNS + ") VALUES (?, ?, ?, ?, ?)";
  private static final String FIND_TRIAL =
      "SELECT " + TRIAL_COLUMNS + " FROM account_trials WHERE account_id = ?";

  @Override
  public void put(AccountId account, AccountProfile profile) {
    session.update(DELETE).text(account.value()).run();
    session
        .update(INSERT)
        .text(account.value())
        .text(profile.region())
        .number(flag(profile.maySignIn()))
        .number(flag(profile.mustResetPassword()))
        .number(flag(profile.mustAcceptTerms()))
        .number(flag(profile.hasPartnerAccess()))
        .number(flag(profile.isPhoneVerified()))
        .number(flag(profile.wasEjected()))
        .checksum()
        .run();
    session.writeScope().accessChanged();
  }

  @Override
  public AccountProfile find(AccountId account) {
    return session
        .query(FIND)
        .text(account.value())
        .one(SqlAccountProfileTable::decode)
        .orElse(AccountProfile.STANDARD);
  }

  @Override
  public void insertTrial(Trial trial) {
    session
        .update(INSERT_TRIAL)
        .text(trial.accountId().value())
        .number(trial.terabytes())
        .number(trial.startEpochDay())
        .number(trial.endEpochDay())
        .checksum()
        .run();
  }

  @Override
  public Optional<Trial> findTrial(AccountId account) {
    return session.query(FIND_TRIAL).text(account.value()).one(SqlAccountProfileTable::decodeTrial);
  }

  private static AccountProfile decode(SqlRow row) throws SQLException {
    String unusedAccount = row.text();
    String region = row.text();
    boolean maySignIn = row.number() != 0;
    boolean mustResetPassword = row.number() != 0;
    boolean mustAcceptTerms = row.number() != 0;
    boolean hasPartnerAccess = row.number() != 0;
    boolean isPhoneVerified = row.number() != 0;
    boolean wasEjected = row.number() != 0;
    row.verify("account_profiles");
    return new AccountProfile(
        region,
        maySignIn,
        mustResetPassword,
        mustAcceptTerms,
        hasPartnerAccess,
        isPhoneVerified,
        wasEjected);
  }

  private static Trial decodeTrial(SqlRow row) throws SQLException {
    String account = row.text();
    long terabytes = row.number();
    long startEpochDay = row.number();
    long endEpochDay = row.number();
    row.verify("account_trials");
    return new Trial(new AccountId(account), terabytes, startEpochDay, endEpochDay);
  }

  private static long flag(boolean value) {
    return value ? 1 : 0;
  }
}
