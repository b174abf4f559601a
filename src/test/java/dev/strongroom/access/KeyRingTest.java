package dev.strongroom.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.model.Account;
import dev.strongroom.model.AccountProfile;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.BucketScope;
import dev.strongroom.model.GroupId;
import dev.strongroom.model.NamePrefix;
import dev.strongroom.store.Samples;
import dev.strongroom.testing.WatchedStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Key ids and secrets (sheet 01 §1, §2.1, §4.4; sheet 06, bad inputs 1 to 7). */
class KeyRingTest {
  @TempDir Path directory;
  private WatchedStore store;
  private Heart heart;

  @BeforeEach
  void open() {
    heart =
        Heart.in(
            directory,
            real -> {
              store = new WatchedStore(real);
              return store;
            });
  }

  @AfterEach
  void close() {
    heart.close();
  }

  @Test
  void idAndSecretOfALiveKeyAreItsGrant() {
    String secret = heart.addKey(1);
    Login login = heart.keyRing.login(Heart.id(1).value(), secret);
    Grant grant = assertInstanceOf(Login.Succeeded.class, login).grant();
    assertEquals(Optional.of(Heart.id(1)), grant.keyId());
    assertEquals(Optional.of(Heart.ALICE), grant.account());
    assertTrue(grant.isWholeKeys());
  }

  /** Sheet 01 §1: the account id is the master key's id, in the newer spelling too. */
  @Test
  void theMasterKeyAnswersToBothSpellingsOfItsId() {
    String secret = heart.putMaster(1);
    for (String id : List.of(Heart.ALICE.value(), "000" + Heart.ALICE + "0000000000")) {
      Login login = heart.keyRing.login(id, secret);
      Grant grant = assertInstanceOf(Login.Succeeded.class, login, id).grant();
      assertEquals(Optional.of(ApplicationKeyId.ofMaster(Heart.ALICE)), grant.keyId());
    }
  }

  /** Sheet 06, bad input 5. */
  @Test
  void theAccountIdTakesTheMastersSecretAndNoOther() {
    String standard = heart.addKey(1);
    String master = heart.putMaster(1);
    assertInstanceOf(Login.Succeeded.class, heart.keyRing.login(Heart.ALICE.value(), master));
    assertInstanceOf(Login.Failed.class, heart.keyRing.login(Heart.ALICE.value(), standard));
    assertInstanceOf(Login.Failed.class, heart.keyRing.login(Heart.id(1).value(), master));
  }

  /** Sheet 06, bad input 3. */
  @Test
  void theSecretOfAnotherKeyFails() {
    heart.addKey(1);
    String other = heart.addKey(2);
    assertInstanceOf(Login.Failed.class, heart.keyRing.login(Heart.id(1).value(), other));
  }

  @Test
  void everyChangedCharacterOfASecretFails() {
    String secret = heart.addKey(1);
    for (int index = 0; index < secret.length(); index++) {
      for (int bit = 0; bit < 8; bit++) {
        StringBuilder wrong = new StringBuilder(secret);
        wrong.setCharAt(index, (char) (secret.charAt(index) ^ (1 << bit)));
        Login login = heart.keyRing.login(Heart.id(1).value(), wrong.toString());
        assertFalse(login instanceof Login.Succeeded, wrong::toString);
      }
    }
  }

  /** Sheet 06, bad input 4; the operator is told what cannot be seen, the caller nothing. */
  @Test
  void idsWithHiddenOrForeignCharactersAreMalformed() {
    String secret = heart.addKey(1);
    String id = Heart.id(1).value();
    String fullWidth = id.replace('0', '\uff10');
    for (String wrong :
        List.of(id + " ", " " + id, id + "\u200b", "\ufeff" + id, id + "\u00a0", fullWidth)) {
      Login login = heart.keyRing.login(wrong, secret);
      Rejection rejection = assertInstanceOf(Login.Malformed.class, login).rejection();
      assertTrue(rejection.why().endsWith("without them it is " + id), rejection::why);
    }
  }

  @Test
  void whatWeNeverGaveOutIsMalformed() {
    String secret = heart.addKey(1);
    String id = Heart.id(1).value();
    for (String wrong :
        List.of("", id.substring(1), id + "0", id.toUpperCase(Locale.ROOT), "abc0" + id)) {
      assertInstanceOf(Login.Malformed.class, heart.keyRing.login(wrong, secret), wrong);
    }
    for (String wrong :
        List.of("", "wrong-key", secret + " ", secret.substring(1), secret + "=", "k" + secret)) {
      assertInstanceOf(Login.Malformed.class, heart.keyRing.login(id, wrong), wrong);
    }
  }

  /** What is written down of a refusal never holds what may be a secret. */
  @Test
  void noRejectionRepeatsASecret() {
    String secret = heart.addKey(1);
    String id = Heart.id(1).value();
    String other = Secrets.standard(Heart.CLUSTER, heart.random);
    for (List<String> pair :
        List.of(List.of(secret, id), List.of(secret, secret), List.of(id, other))) {
      String written = heart.keyRing.login(pair.get(0), pair.get(1)).toString();
      assertFalse(written.contains(secret) || written.contains(other), written);
    }
  }

  /**
   * Sheet 06, "Timing": unknown, wrong, expired, deleted and suspended are the same steps, also for
   * a key that was used a moment ago.
   */
  @Test
  void everyFailureIsTheSameWork() {
    String wrong = heart.addKey(1);
    String secret = heart.addKey(2);
    heart.addKey(3);
    String ofDeleted = heart.addKey(4);
    heart.delete(4);
    String ofExpired =
        heart.addKey(5, BucketScope.all(), NamePrefix.NONE, Heart.START_MILLIS + 100_000);
    heart.keyRing.find(Heart.id(2));
    heart.keyRing.find(Heart.id(5));
    heart.pass(Duration.ofSeconds(100));
    assertTrue(heart.clock.hasCome(Heart.START_MILLIS + 100_000));
    Map<String, List<String>> steps = new LinkedHashMap<>();
    steps.put("unknown", stepsOf(999, secret));
    steps.put("wrong", stepsOf(2, wrong));
    steps.put("wrong again", stepsOf(2, wrong));
    steps.put("deleted", stepsOf(4, ofDeleted));
    steps.put("expired", stepsOf(5, ofExpired));
    heart.putAccount(Heart.ALICE, Account.State.SUSPENDED);
    steps.put("suspended", stepsOf(2, secret));
    assertEquals(List.of("read", "applicationKeys.find", "accounts.find"), steps.get("unknown"));
    steps.forEach((what, taken) -> assertEquals(steps.get("unknown"), taken, what));
  }

  /** Sheet 03 §3.4: only whoever knows the secret learns that the account is suspended. */
  @Test
  void aSuspendedAccountIsSaidToBeSoToWhoKnowsTheSecretAlone() {
    String secret = heart.addKey(1);
    String other = heart.addKey(2);
    heart.putAccount(Heart.ALICE, Account.State.SUSPENDED);
    String id = Heart.id(1).value();
    assertInstanceOf(Login.Suspended.class, heart.keyRing.login(id, secret));
    assertInstanceOf(Login.Failed.class, heart.keyRing.login(id, other));
  }

  /** Sheet 03 §2: all four conditions, and only for the master key. */
  @Test
  void onlyTheMasterKeyOfAnAdminWithAccessIsAPartners() {
    String standard = heart.addKey(1);
    String master = heart.putMaster(1);
    for (boolean access : new boolean[] {false, true}) {
      for (boolean admin : new boolean[] {false, true}) {
        setPartner(access, admin);
        Login login = heart.keyRing.login(Heart.ALICE.value(), master);
        Grant grant = assertInstanceOf(Login.Succeeded.class, login).grant();
        assertEquals(access && admin, grant.isPartners(), access + " " + admin);
      }
    }
    Login login = heart.keyRing.login(Heart.id(1).value(), standard);
    assertFalse(assertInstanceOf(Login.Succeeded.class, login).grant().isPartners());
  }

  private void setPartner(boolean access, boolean admin) {
    GroupId id = new GroupId(1);
    heart.store.<Object>write(tables -> {
      if (tables.groups().find(id).isEmpty()) {
        tables.groups().insert(Samples.group(1));
      }
      tables.groups().update(admin ? Samples.group(1) : Samples.archived(Samples.group(1)));
      tables
          .accountProfiles()
          .put(Heart.ALICE, AccountProfile.STANDARD.withPartnerAccess(access, false));
      if (admin) {
        tables.groups().addAdmin(id, Heart.ALICE);
      }
      return id;
    });
  }

  /** One metadata read for the first request of a key, none for the next. */
  @Test
  void aKeyIsReadOnceAsLongAsNothingChanges() {
    heart.addKey(1);
    heart.keyRing.find(Heart.id(1));
    store.takeSteps();
    assertTrue(heart.keyRing.find(Heart.id(1)).isPresent());
    assertEquals(List.of(), store.takeSteps());
    heart.addKey(2);
    store.takeSteps();
    assertTrue(heart.keyRing.find(Heart.id(1)).isPresent());
    assertEquals(List.of("read", "applicationKeys.find", "accounts.find"), store.takeSteps());
  }

  private List<String> stepsOf(int number, String secret) {
    store.takeSteps();
    Login login = heart.keyRing.login(Heart.id(number).value(), secret);
    assertFalse(login instanceof Login.Succeeded);
    return store.takeSteps();
  }
}
