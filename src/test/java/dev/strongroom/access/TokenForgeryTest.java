package dev.strongroom.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.access.Redemption.Bad;
import dev.strongroom.access.Redemption.Redeemed;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.Capabilities;
import dev.strongroom.model.Capability;
import dev.strongroom.model.FileId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing but the very token is good, and only at its own door (sheet 06, bad inputs 10 to 13). */
class TokenForgeryTest {
  @TempDir Path directory;
  private Heart heart;
  private ApplicationKeyId key;

  @BeforeEach
  void open() {
    heart = Heart.in(directory);
    heart.addKey(10);
    key = Heart.id(10);
  }

  @AfterEach
  void close() {
    heart.close();
  }

  @ParameterizedTest
  @EnumSource(TokenKind.class)
  void theVeryTokenIsGoodAtItsDoor(TokenKind kind) {
    Redemption redemption = TokenShop.redeem(heart, kind, TokenShop.issue(heart, kind, key));
    Grant grant = assertInstanceOf(Redeemed.class, redemption).grant();
    assertEquals(Optional.of(key), grant.keyId());
  }

  @ParameterizedTest
  @EnumSource(TokenKind.class)
  void everyFlippedBitIsRefused(TokenKind kind) {
    String token = TokenShop.issue(heart, kind, key);
    List<String> accepted = new ArrayList<>();
    for (int index = 0; index < token.length(); index++) {
      for (int bit = 0; bit < Character.SIZE; bit++) {
        StringBuilder forged = new StringBuilder(token);
        forged.setCharAt(index, (char) (token.charAt(index) ^ (1 << bit)));
        note(accepted, kind, forged.toString());
      }
    }
    assertEquals(List.of(), accepted);
  }

  /** Flipping bits reaches only some characters: every other one of the alphabet, everywhere. */
  @ParameterizedTest
  @EnumSource(TokenKind.class)
  void everyChangedCharacterIsRefused(TokenKind kind) {
    String token = TokenShop.issue(heart, kind, key);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ ";
    List<String> accepted = new ArrayList<>();
    for (int index = 0; index < token.length(); index++) {
      for (char other : alphabet.toCharArray()) {
        if (other != token.charAt(index)) {
          StringBuilder forged = new StringBuilder(token);
          forged.setCharAt(index, other);
          note(accepted, kind, forged.toString());
        }
      }
    }
    assertEquals(List.of(), accepted);
  }

  @ParameterizedTest
  @EnumSource(TokenKind.class)
  void truncatedExtendedAndOtherwiseSpelledTokensAreRefused(TokenKind kind) {
    String token = TokenShop.issue(heart, kind, key);
    List<String> accepted = new ArrayList<>();
    for (int length = 0; length < token.length(); length++) {
      note(accepted, kind, token.substring(0, length));
      note(accepted, kind, token.substring(token.length() - length));
    }
    for (String added : List.of(" ", "=", "a", "\n", "\0", ",", token, "_" + token)) {
      note(accepted, kind, token + added);
      note(accepted, kind, added + token);
    }
    note(accepted, kind, token.toUpperCase(Locale.ROOT));
    note(accepted, kind, "Bearer " + token);
    note(accepted, kind, "Basic " + token);
    note(accepted, kind, "\uff14" + token.substring(1));
    note(accepted, kind, "x".repeat(1 << 20));
    note(accepted, kind, "3_20260205234014_" + "A".repeat(1 << 20));
    assertEquals(List.of(), accepted);
  }

  /** Sheet 06, ASVS 9.2: the token-confusion matrix. */
  @ParameterizedTest
  @EnumSource(TokenKind.class)
  void atOtherDoorsItIsNoToken(TokenKind kind) {
    String token = TokenShop.issue(heart, kind, key);
    for (TokenKind door : TokenKind.values()) {
      if (!TokenShop.haveOneDoor(door, kind)) {
        assertInstanceOf(Bad.class, TokenShop.redeem(heart, door, token), door::name);
      }
    }
  }

  /** Not even when the letters of the kind are changed: each kind has a key of its own. */
  @ParameterizedTest
  @EnumSource(TokenKind.class)
  void renamingTheKindDoesNotHelp(TokenKind kind) {
    String token = TokenShop.issue(heart, kind, key);
    for (TokenKind door : TokenKind.values()) {
      if (door != kind) {
        String forged = token.replace(kind.mark(), door.mark());
        assertNotEquals(token, forged);
        assertInstanceOf(Bad.class, TokenShop.redeem(heart, door, forged), door::name);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TokenKind.class)
  void anotherServersTokenIsRefused(TokenKind kind) {
    byte[] other = Heart.TOKEN_SECRET.clone();
    other[31] ^= 1;
    String token = TokenShop.issue(heart, kind, key);
    assertInstanceOf(
        Bad.class, TokenShop.redeem(heart.tokens(other), heart.downloads(other), kind, token));
  }

  /** The same token secret, the same key id, another secret of the key. */
  @ParameterizedTest
  @EnumSource(TokenKind.class)
  void aKeyIdThatComesAgainTakesNoOldToken(TokenKind kind) {
    String token = TokenShop.issue(heart, kind, key);
    heart.delete(10);
    heart.addKey(10);
    assertInstanceOf(Bad.class, TokenShop.redeem(heart, kind, token));
  }

  /** Sheet 06, bad input 13. */
  @Test
  void uploadTokensAreForOneUrlOfOneBucket() {
    String token = TokenShop.issue(heart, TokenKind.UPLOAD, key);
    BucketId other = SmallWorld.bucketId(2);
    assertInstanceOf(Bad.class, heart.tokens.redeemUploadToken(token, other, TokenShop.NONCE));
    assertInstanceOf(Bad.class, heart.tokens.redeemUploadToken(token, TokenShop.BUCKET, "0002"));
    assertInstanceOf(Bad.class, heart.tokens.redeemUploadToken(token, TokenShop.BUCKET, ""));
  }

  @Test
  void partTokensAreForOneUrlOfOneLargeFile() {
    String token = TokenShop.issue(heart, TokenKind.UPLOAD_PART, key);
    FileId other = FileId.of(TokenShop.BUCKET, true, 6, Heart.START_MILLIS, Heart.CLUSTER);
    assertInstanceOf(Bad.class, heart.tokens.redeemUploadPartToken(token, other, TokenShop.NONCE));
    assertInstanceOf(Bad.class, heart.tokens.redeemUploadPartToken(token, TokenShop.FILE, "0002"));
  }

  @Test
  void uploadTokensAreGoodForUploadingInTheirBucketAlone() {
    for (TokenKind kind : List.of(TokenKind.UPLOAD, TokenKind.UPLOAD_PART)) {
      Redemption redemption = TokenShop.redeem(heart, kind, TokenShop.issue(heart, kind, key));
      Grant grant = assertInstanceOf(Redeemed.class, redemption).grant();
      assertTrue(grant.capabilities().contains(Capability.WRITE_FILES));
      for (Capability capability :
          List.of(Capability.READ_FILES, Capability.DELETE_FILES, Capability.WRITE_KEYS)) {
        assertEquals(false, grant.capabilities().contains(capability), capability::wireName);
      }
      assertTrue(grant.buckets().covers(TokenShop.BUCKET));
      assertEquals(false, grant.buckets().covers(SmallWorld.bucketId(2)));
    }
  }

  /** A token made of an upload token would be wider than it. */
  @Test
  void noAccountTokenIsMadeOfANarrowedGrant() {
    Need authorize = Action.AUTHORIZE.on(new Target.OfAccount(Heart.ALICE));
    Grant whole = Grant.of(heart.keyRing.find(key).orElseThrow());
    for (Grant narrowed :
        List.of(
            whole.in(TokenShop.BUCKET),
            whole.keeping(Capabilities.of(Capability.LIST_BUCKETS)),
            whole.under(new dev.strongroom.model.NamePrefix("a/")))) {
      Permit permit = heart.permit(narrowed, authorize);
      assertThrows(IllegalStateException.class, () -> heart.tokens.issueAccountToken(permit));
    }
  }

  @Test
  void noTokenIsMadeWithAPermitForSomethingElse() {
    Permit permit = heart.permit(key, Action.LIST_KEYS.on(new Target.OfAccount(Heart.ALICE)));
    Target.OfFiles files = TokenShop.TARGET.files("a/");
    assertThrows(IllegalStateException.class, () -> heart.tokens.issueAccountToken(permit));
    assertThrows(
        IllegalStateException.class,
        () -> heart.tokens.issueUploadToken(permit, TokenShop.TARGET, TokenShop.NONCE));
    assertThrows(
        IllegalStateException.class,
        () -> heart.tokens.issueUploadPartToken(permit, files, TokenShop.FILE, TokenShop.NONCE));
    assertThrows(
        IllegalStateException.class,
        () ->
            heart.downloads.issue(permit, files, java.time.Duration.ofDays(1), java.util.Map.of()));
  }

  /** Sheet 01 §5: the formats that B2 gives out, safe in headers and queries. */
  @Test
  void tokensLookLikeB2s() {
    String tail = "_[0-9a-f]{8}_[0-9a-f]{6}_%s_[A-Za-z0-9_-]{27}=";
    for (TokenKind kind : List.of(TokenKind.ACCOUNT, TokenKind.UPLOAD, TokenKind.UPLOAD_PART)) {
      String token = TokenShop.issue(heart, kind, key);
      assertTrue(token.matches("4_" + key + tail.formatted(kind.mark())), token);
      assertEquals(77, token.length());
      assertNotEquals(token, TokenShop.issue(heart, kind, key));
    }
    heart.putMaster(1);
    String master = heart.accountToken(ApplicationKeyId.ofMaster(Heart.ALICE));
    assertTrue(master.startsWith("4_000" + Heart.ALICE + "0000000000_"), master);
    assertEquals(77, master.length());
    String download = TokenShop.issue(heart, TokenKind.DOWNLOAD, key);
    assertTrue(
        download.matches("3_[0-9]{14}_[A-Za-z0-9_-]+_[0-9a-f]{40}_000_[0-9]{14}_0015_dnld"),
        download);
  }

  private void note(List<String> accepted, TokenKind kind, String forged) {
    for (TokenKind door : TokenKind.values()) {
      if (!(TokenShop.redeem(heart, door, forged) instanceof Bad)) {
        accepted.add(kind + " at " + door + ": " + forged);
      }
    }
  }
}
