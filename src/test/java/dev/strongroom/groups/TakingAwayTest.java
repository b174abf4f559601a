package dev.strongroom.groups;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.access.Action;
import dev.strongroom.access.Authorizer;
import dev.strongroom.access.Decision;
import dev.strongroom.access.Login;
import dev.strongroom.access.Need;
import dev.strongroom.access.Occasion;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.model.Account;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.GroupId;
import dev.strongroom.model.Refusal;
import dev.strongroom.store.StorageException;
import dev.strongroom.store.StorageFailedException;
import dev.strongroom.store.StorageFullException;
import dev.strongroom.store.Withdrawal;
import dev.strongroom.testing.AuditLines;
import dev.strongroom.testing.FailingCommits;
import dev.strongroom.testing.LedgerLines;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.Partner;
import dev.strongroom.testing.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ejections, pauses and the end of partner access wait neither for room nor for the paper, and the
 * ledger notes none that is refused (sheet 06, R-4).
 */
class TakingAwayTest {
  private final AuditLines audit = new AuditLines();
  private final LedgerLines ledger = new LedgerLines();

  @TempDir Path directory;
  private FailingCommits disk;
  private TestServer server;
  private Partner partner;
  private NativeClient member;
  private int linesBefore;

  @BeforeEach
  void start() {
    server =
        TestServer.in(
            directory,
            audit,
            ledger,
            real -> {
              disk = new FailingCommits(real);
              return disk;
            });
    partner = server.newPartner("admin@provider.example");
    member = partner.member("member@customer.example");
    linesBefore = ledger.withdrawals().size();
  }

  @AfterEach
  void stop() {
    disk.work();
    server.close();
  }

  @Test
  void onAFullDiskAMemberIsEjected() {
    disk.failBeforeCommit(new StorageFullException("no room"));
    assertEquals("200", partner.eject(member.accountId()).outcome());
    assertFalse(isMember());
    assertEquals(List.of(Withdrawal.Kind.EJECTED), noted());
  }

  @Test
  void withAFailedAuditLogAMemberIsEjected() {
    audit.failWith(new StorageFailedException("no audit log"));
    assertEquals("200", partner.eject(member.accountId()).outcome());
    assertFalse(isMember());
    assertEquals(List.of(Withdrawal.Kind.EJECTED), noted());
  }

  /** It is made, and not called done while a backup could undo it. */
  @Test
  void withAFailedLedgerAMemberIsEjectedAndTheFailureTold() {
    ledger.failWith(new StorageFailedException("no ledger"));
    int status = partner.eject(member.accountId()).status();
    assertTrue(status >= 500, () -> "status " + status);
    assertFalse(isMember());
  }

  @Test
  void anEjectionByADeadKeyIsNotNoted() {
    Target.OfGroup group = group();
    Permit permit = permit(Action.EJECT_GROUP_MEMBER.on(group));
    var unused = server.newMasterKey(partner.accountId());
    int lines = audit.count();
    assertThrows(
        Refusal.class,
        () ->
            server
                .services()
                .groups()
                .ejection()
                .eject(permit, group, member.accountId(), Optional.empty()));
    assertTrue(isMember());
    assertEquals(List.of(), noted());
    assertEquals(lines, audit.count(), "nothing was begun");
  }

  @Test
  void anEjectionWithoutPartnerAccessIsNotNoted() {
    Target.OfGroup group = group();
    Permit permit = permit(Action.EJECT_GROUP_MEMBER.on(group));
    server.setPartnerAccess(partner.accountId(), false, true);
    assertThrows(
        Refusal.class,
        () ->
            server
                .services()
                .groups()
                .ejection()
                .eject(permit, group, member.accountId(), Optional.empty()));
    assertTrue(isMember());
    assertEquals(List.of(Withdrawal.Kind.ACCESS_TAKEN), noted());
  }

  @Test
  void aPauseByADeadKeyIsNotNoted() {
    Target.OfMember target =
        new Target.OfMember(
            group(), Optional.of(new AccountId(member.accountId())), member.accountId());
    Permit permit = permit(Action.SUSPEND_MEMBER.on(target));
    var unused = server.newMasterKey(partner.accountId());
    assertThrows(
        Refusal.class, () -> server.services().accountStates().suspendMember(permit, target, true));
    assertEquals(Account.State.ACTIVE, state());
    assertEquals(List.of(), noted());
  }

  /** What a partner may end and what it may not are two things, in the ledger too. */
  @Test
  void aPauseAndASuspensionAreNotedApart() {
    Target.OfMember target =
        new Target.OfMember(
            group(), Optional.of(new AccountId(member.accountId())), member.accountId());
    Permit permit = permit(Action.SUSPEND_MEMBER.on(target));
    disk.failBeforeCommit(new StorageFullException("no room"));
    assertEquals(
        Account.State.PAUSED,
        server.services().accountStates().suspendMember(permit, target, true));
    server.setState(member.accountId(), Account.State.SUSPENDED);
    assertEquals(List.of(Withdrawal.Kind.PAUSED, Withdrawal.Kind.SUSPENDED), noted());
  }

  @Test
  void onAFullDiskPartnerAccessIsTaken() {
    disk.failBeforeCommit(new StorageFullException("no room"));
    server.setPartnerAccess(partner.accountId(), false, true);
    assertFalse(hasAccess());
    assertEquals(List.of(Withdrawal.Kind.ACCESS_TAKEN), noted());
  }

  @Test
  void withAFailedAuditLogPartnerAccessIsTakenAndNotGiven() {
    audit.failWith(new StorageFailedException("no audit log"));
    server.setPartnerAccess(partner.accountId(), false, true);
    assertFalse(hasAccess());
    assertThrows(
        StorageException.class, () -> server.setPartnerAccess(partner.accountId(), true, true));
    assertFalse(hasAccess());
    assertEquals(List.of(Withdrawal.Kind.ACCESS_TAKEN), noted());
  }

  @Test
  void withAFailedLedgerPartnerAccessIsTakenAndTheFailureTold() {
    ledger.failWith(new StorageFailedException("no ledger"));
    assertThrows(
        StorageException.class, () -> server.setPartnerAccess(partner.accountId(), false, true));
    assertFalse(hasAccess());
  }

  @Test
  void accessThatIsGivenAgainIsNoted() {
    server.setPartnerAccess(partner.accountId(), false, true);
    server.setPartnerAccess(partner.accountId(), true, true);
    assertEquals(List.of(Withdrawal.Kind.ACCESS_TAKEN, Withdrawal.Kind.ACCESS_GIVEN), noted());
  }

  private List<Withdrawal.Kind> noted() {
    List<Withdrawal> all = ledger.withdrawals();
    return all.subList(linesBefore, all.size()).stream().map(Withdrawal::kind).toList();
  }

  private Target.OfGroup group() {
    return new Target.OfGroup(
        new AccountId(partner.accountId()),
        GroupId.parse(partner.groupId()),
        true,
        partner.groupId());
  }

  /** The partner's, by its master key as it is now. */
  private Permit permit(Need need) {
    Login login = server.services().keyRing().login(partner.accountId(), partner.masterKey());
    if (!(login instanceof Login.Succeeded succeeded)) {
      throw new AssertionError(login);
    }
    Occasion occasion = new Occasion(server.clock().millis(), "test", "127.0.0.1", "", "test");
    return switch (Authorizer.decide(succeeded.grant(), List.of(need), occasion)) {
      case Decision.Allowed(Permit permit) -> permit;
      case Decision.Denied denied -> throw new AssertionError(denied);
    };
  }

  private boolean isMember() {
    AccountId id = new AccountId(member.accountId());
    return server.metadata().read(tables -> tables.memberships().find(id)).isPresent();
  }

  private Account.State state() {
    AccountId id = new AccountId(member.accountId());
    return server.metadata().read(tables -> tables.accounts().find(id)).orElseThrow().state();
  }

  private boolean hasAccess() {
    AccountId id = new AccountId(partner.accountId());
    return server.metadata().read(tables -> tables.accountProfiles().find(id)).hasPartnerAccess();
  }
}
