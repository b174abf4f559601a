package dev.strongroom.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.strongroom.access.Redemption.Bad;
import dev.strongroom.access.Redemption.Expired;
import dev.strongroom.access.Redemption.Redeemed;
import dev.strongroom.model.Account;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.BucketScope;
import dev.strongroom.model.NamePrefix;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * When tokens and keys die, and that they stay dead (sheet 01 §5; sheet 06, bad inputs 6, 7, 11 and
 * test R-5).
 */
class CredentialLifeTest {
  private static final ApplicationKeyId KEY = Heart.id(1);

  @TempDir Path directory;
  private Heart heart;

  @BeforeEach
  void open() {
    heart = Heart.in(directory);
  }

  @AfterEach
  void close() {
    heart.close();
  }

  @ParameterizedTest
  @EnumSource(TokenKind.class)
  void aDeletedKeysTokensAreBadOnTheNextRequest(TokenKind kind) {
    heart.addKey(1);
    String token = TokenShop.issue(heart, kind, KEY);
    assertInstanceOf(Redeemed.class, TokenShop.redeem(heart, kind, token));
    heart.delete(1);
    assertInstanceOf(Bad.class, TokenShop.redeem(heart, kind, token));
  }

  @ParameterizedTest
  @EnumSource(TokenKind.class)
  void aMasterKeyGeneratedAnewTakesNoOldToken(TokenKind kind) {
    heart.putMaster(1);
    ApplicationKeyId master = ApplicationKeyId.ofMaster(Heart.ALICE);
    String token = TokenShop.issue(heart, kind, master);
    assertInstanceOf(Redeemed.class, TokenShop.redeem(heart, kind, token));
    heart.putMaster(2);
    assertInstanceOf(Bad.class, TokenShop.redeem(heart, kind, token));
    String fresh = TokenShop.issue(heart, kind, master);
    assertInstanceOf(Redeemed.class, TokenShop.redeem(heart, kind, fresh));
  }

  /** Sheet 01 §1: standard keys keep working when the master key is generated anew. */
  @ParameterizedTest
  @EnumSource(TokenKind.class)
  void aStandardKeysTokenOutlivesTheMasterKey(TokenKind kind) {
    heart.putMaster(1);
    heart.addKey(1);
    String token = TokenShop.issue(heart, kind, KEY);
    heart.putMaster(2);
    assertInstanceOf(Redeemed.class, TokenShop.redeem(heart, kind, token));
  }

  @ParameterizedTest
  @EnumSource(TokenKind.class)
  void aSuspendedAccountsTokensAreOfNoUseUntilItIsActiveAgain(TokenKind kind) {
    heart.addKey(1);
    String token = TokenShop.issue(heart, kind, KEY);
    heart.putAccount(Heart.ALICE, Account.State.SUSPENDED);
    assertInstanceOf(Redemption.Suspended.class, TokenShop.redeem(heart, kind, token));
    heart.putAccount(Heart.ALICE, Account.State.CLOSING);
    assertInstanceOf(Redemption.Suspended.class, TokenShop.redeem(heart, kind, token));
    heart.putAccount(Heart.ALICE, Account.State.GRACE);
    assertInstanceOf(Redeemed.class, TokenShop.redeem(heart, kind, token));
    heart.putAccount(Heart.ALICE, Account.State.ACTIVE);
    assertInstanceOf(Redeemed.class, TokenShop.redeem(heart, kind, token));
  }

  /** A key dies at its millisecond: one before it works, at it and one after it does not. */
  @ParameterizedTest
  @CsvSource({"ACCOUNT", "PARTNER", "UPLOAD", "UPLOAD_PART", "DOWNLOAD"})
  void aKeyExpiresToTheMillisecond(TokenKind kind) {
    addExpiringKey(5000);
    String token = TokenShop.issue(heart, kind, KEY);
    heart.pass(Duration.ofMillis(4999));
    assertInstanceOf(Redeemed.class, TokenShop.redeem(heart, kind, token));
    heart.pass(Duration.ofMillis(1));
    assertInstanceOf(Expired.class, TokenShop.redeem(heart, kind, token));
    heart.pass(Duration.ofMillis(1));
    assertInstanceOf(Expired.class, TokenShop.redeem(heart, kind, token));
  }

  @Test
  void aLoginExpiresToTheMillisecond() {
    String secret = addExpiringKey(5000);
    heart.pass(Duration.ofMillis(4999));
    assertInstanceOf(Login.Succeeded.class, heart.keyRing.login(KEY.value(), secret));
    heart.pass(Duration.ofMillis(1));
    assertInstanceOf(Login.Failed.class, heart.keyRing.login(KEY.value(), secret));
  }

  /** Sheet 01 §5: at most 24 hours; the time in the token counts whole seconds. */
  @ParameterizedTest
  @EnumSource(
      value = TokenKind.class,
      names = {"ACCOUNT", "PARTNER", "UPLOAD", "UPLOAD_PART"})
  void aTokenLives24HoursFromTheSecondOfItsIssue(TokenKind kind) {
    heart.addKey(1);
    String token = TokenShop.issue(heart, kind, KEY);
    long untilMillis = Heart.START_MILLIS / 1000 * 1000 + Heart.LIFETIME.toMillis();
    heart.pass(Duration.ofMillis(untilMillis - Heart.START_MILLIS - 1));
    assertInstanceOf(Redeemed.class, TokenShop.redeem(heart, kind, token));
    heart.pass(Duration.ofMillis(1));
    assertInstanceOf(Expired.class, TokenShop.redeem(heart, kind, token));
    heart.pass(Duration.ofMillis(1));
    assertInstanceOf(Expired.class, TokenShop.redeem(heart, kind, token));
  }

  @ParameterizedTest
  @CsvSource({"1", "3600", "604800"})
  void aDownloadAuthorizationLivesExactlyAsLongAsAsked(long seconds) {
    heart.addKey(1);
    String token = TokenShop.download(heart, KEY, Duration.ofSeconds(seconds), Map.of());
    heart.pass(Duration.ofSeconds(seconds).minusMillis(1));
    assertInstanceOf(Redeemed.class, heart.downloads.redeem(token));
    heart.pass(Duration.ofMillis(1));
    assertInstanceOf(Expired.class, heart.downloads.redeem(token));
  }

  @Test
  void theGrantOfATokenEndsWithTheTokenOrItsKey() {
    addExpiringKey(5000);
    String token = heart.accountToken(KEY);
    assertEquals(Heart.START_MILLIS + 5000, grant(token).untilMillis());
    heart.addKey(2);
    String longer = heart.accountToken(Heart.id(2));
    assertEquals(
        Heart.START_MILLIS / 1000 * 1000 + Heart.LIFETIME.toMillis(), grant(longer).untilMillis());
  }

  @ParameterizedTest
  @EnumSource(TokenKind.class)
  void whatHasExpiredStaysSoWhenTheClockIsSetBack(TokenKind kind) {
    addExpiringKey(5000);
    String token = TokenShop.issue(heart, kind, KEY);
    heart.pass(Duration.ofSeconds(5));
    assertInstanceOf(Expired.class, TokenShop.redeem(heart, kind, token));
    for (Duration back :
        new Duration[] {Duration.ofMinutes(15), Duration.ofHours(25), Duration.ofDays(400)}) {
      heart.systemMillis.addAndGet(-back.toMillis());
      assertInstanceOf(Expired.class, TokenShop.redeem(heart, kind, token));
    }
  }

  @ParameterizedTest
  @EnumSource(TokenKind.class)
  void whatHasExpiredStaysSoWhenTheServerStartsWithAClockSetBack(TokenKind kind) {
    addExpiringKey(5000);
    String token = TokenShop.issue(heart, kind, KEY);
    heart.pass(Duration.ofSeconds(5));
    assertInstanceOf(Expired.class, TokenShop.redeem(heart, kind, token));
    heart.close();
    heart = Heart.reopened(directory);
    assertEquals(Heart.START_MILLIS, heart.systemMillis.get());
    assertInstanceOf(Expired.class, TokenShop.redeem(heart, kind, token));
  }

  @Test
  void aLoginThatHasExpiredStaysSoWhenTheServerStartsWithAClockSetBack() {
    String secret = addExpiringKey(5000);
    heart.pass(Duration.ofSeconds(5));
    assertInstanceOf(Login.Failed.class, heart.keyRing.login(KEY.value(), secret));
    heart.close();
    heart = Heart.reopened(directory);
    assertInstanceOf(Login.Failed.class, heart.keyRing.login(KEY.value(), secret));
  }

  /** A clock that was wrong for a moment must not make tokens live for ever afterwards. */
  @Test
  void tokensGoOnExpiringAfterTheClockWasAheadForAMoment() {
    heart.addKey(1);
    heart.systemMillis.addAndGet(Duration.ofDays(400).toMillis());
    String token = heart.accountToken(KEY);
    heart.systemMillis.addAndGet(-Duration.ofDays(400).toMillis());
    heart.pass(Heart.LIFETIME);
    assertInstanceOf(Expired.class, heart.tokens.redeemAccountToken(token));
  }

  private Grant grant(String token) {
    return assertInstanceOf(Redeemed.class, heart.tokens.redeemAccountToken(token)).grant();
  }

  private String addExpiringKey(long lifeMillis) {
    return heart.addKey(1, BucketScope.all(), NamePrefix.NONE, Heart.START_MILLIS + lifeMillis);
  }
}
