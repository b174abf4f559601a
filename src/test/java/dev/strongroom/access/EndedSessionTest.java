package dev.strongroom.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.accounts.ApplicationKeys;
import dev.strongroom.accounts.CodeCheck;
import dev.strongroom.accounts.SecondFactors;
import dev.strongroom.groups.GroupRules;
import dev.strongroom.groups.GroupServices;
import dev.strongroom.groups.Joining;
import dev.strongroom.model.ConsoleSession;
import dev.strongroom.model.Group;
import dev.strongroom.model.GroupId;
import dev.strongroom.model.GroupProduct;
import dev.strongroom.model.GroupStanding;
import dev.strongroom.model.JoinPolicy;
import dev.strongroom.model.Refusal;
import dev.strongroom.store.Tables;
import dev.strongroom.testing.AuditLines;
import dev.strongroom.testing.AuthenticatorApp;
import dev.strongroom.testing.LedgerLines;
import dev.strongroom.testing.WatchedStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Sheet 06, R-10: what a session was let in for is not done once it is ended. */
class EndedSessionTest {
  private static final String SESSION = "5e".repeat(32);
  private static final Target.OfAccount ACCOUNT = new Target.OfAccount(Heart.ALICE);

  @TempDir Path directory;
  private Heart heart;
  private SecondFactors secondFactors;

  @BeforeEach
  void start() {
    heart = Heart.in(directory);
    Vault vault = vault();
    secondFactors =
        new SecondFactors(
            heart.store,
            vault,
            new CodeCheck(heart.store, vault, heart.clock),
            new AuditTrail(new AuditLines()),
            heart.random);
    heart.store.<Object>write(EndedSessionTest::put);
  }

  private Vault vault() {
    KeyEncryptionKey key = new KeyEncryptionKey(new byte[KeyEncryptionKey.LENGTH], heart.random);
    return new Vault(key, Heart.CLUSTER, heart.random);
  }

  private static String put(Tables tables) {
    long now = Heart.START_MILLIS;
    tables
        .consoleSessions()
        .put(
            new ConsoleSession(
                SESSION, Heart.ALICE, now, now, now, "127.0.0.1", "test", Optional.empty()));
    return SESSION;
  }

  @AfterEach
  void stop() {
    heart.close();
  }

  /**
   * Joining gives others power over the account: who was signed out meanwhile did not ask for it.
   */
  @Test
  void noGroupIsJoined() {
    Group group =
        new Group(
            new GroupId(7),
            "Group",
            true,
            Set.of(GroupProduct.STORAGE),
            JoinPolicy.AUTOMATIC,
            List.of(),
            GroupStanding.GOOD,
            Heart.START_MILLIS,
            false);
    GroupLinks links = new GroupLinks(Heart.TOKEN_SECRET);
    String link =
        heart.store.write(tables -> {
          tables.groups().insert(group);
          return links.write(group.id(), tables.joining().linkGeneration(group.id()));
        });
    Joining joining =
        GroupServices.over(
                heart.store,
                new LedgerLines(),
                new AuditTrail(new AuditLines()),
                vault(),
                Heart.CLUSTER,
                GroupRules.STANDARD,
                links,
                heart.clock,
                heart.random)
            .joining();
    Permit join = permit(Action.JOIN_GROUP.on(ACCOUNT));
    heart.store.<Object>write(tables -> tables.consoleSessions().delete(SESSION));
    refused(() -> joining.join(join, ACCOUNT, link));
    assertTrue(heart.store.read(tables -> tables.memberships().find(Heart.ALICE)).isEmpty());
    heart.store.<Object>write(EndedSessionTest::put);
    assertEquals(Joining.Standing.MEMBER, joining.join(join, ACCOUNT, link));
  }

  @Test
  void theSecondFactorStaysAsItIs() {
    SecondFactors.Prepared prepared =
        secondFactors.prepare(permit(Action.SIGN_IN.on(ACCOUNT)), ACCOUNT);
    AuthenticatorApp app = new AuthenticatorApp(prepared.secret().reveal());
    Permit change = permit(Action.SET_SECOND_FACTOR.on(ACCOUNT));
    int codes = secondFactors.turnOn(change, ACCOUNT, prepared.sealed(), code(app), SESSION).size();
    assertEquals(10, codes);
    heart.store.<Object>write(tables -> tables.consoleSessions().delete(SESSION));
    heart.pass(Duration.ofSeconds(30));
    refused(() -> secondFactors.renewBackupCodes(change, ACCOUNT, code(app)));
    heart.pass(Duration.ofSeconds(30));
    refused(() -> secondFactors.turnOff(change, ACCOUNT, code(app)));
    assertEquals(
        Optional.of(10),
        secondFactors.backupCodesLeft(permit(Action.SIGN_IN.on(ACCOUNT)), ACCOUNT));
    assertTrue(secondFactors.isOn(permit(Action.SIGN_IN.on(ACCOUNT)), ACCOUNT));
    heart.store.<Object>write(tables -> tables.secondFactors().delete(Heart.ALICE));
    heart.pass(Duration.ofSeconds(30));
    Permit late = permit(Action.SET_SECOND_FACTOR.on(ACCOUNT));
    refused(() -> secondFactors.turnOn(late, ACCOUNT, prepared.sealed(), code(app), SESSION));
  }

  /**
   * What deletes keys is asked in the transaction that deletes, and before it is noted for ever.
   */
  @Test
  void aSessionOrKeyThatDiedMeanwhileDeletesNoKey() {
    LedgerLines ledger = new LedgerLines();
    WatchedStore store = new WatchedStore(heart.store);
    ApplicationKeys keys =
        new ApplicationKeys(
            store, ledger, vault(), Heart.CLUSTER, new AuditTrail(new AuditLines()));
    String unused = heart.addKey(1) + heart.addKey(2);
    Target.OfKey wanted = new Target.OfKey(Optional.of(Heart.ALICE), Heart.id(1));
    Permit byKey = heart.permit(Heart.id(2), Action.DELETE_KEY.on(wanted));
    Permit bySession = permit(Action.DELETE_KEY.on(wanted));
    store.afterNextRead(() -> assertTrue(heart.delete(2)));
    refused(() -> keys.delete(byKey, wanted, key -> {}));
    ledger.failWith(new IllegalStateException("it was noted"));
    refused(() -> keys.delete(byKey, wanted, key -> {}));
    heart.store.<Object>write(tables -> tables.consoleSessions().delete(SESSION));
    refused(() -> keys.delete(bySession, wanted, key -> {}));
    assertTrue(heart.delete(1), "it was there still");
  }

  private static void refused(Executable change) {
    assertEquals(Refusal.Kind.CREDENTIAL_REVOKED, assertThrows(Refusal.class, change).kind());
  }

  private String code(AuthenticatorApp app) {
    return app.codeAt(heart.clock.millis());
  }

  private Permit permit(Need need) {
    return heart.permit(Grant.ofPerson(Heart.ALICE, SESSION, true, Long.MAX_VALUE, false), need);
  }
}
