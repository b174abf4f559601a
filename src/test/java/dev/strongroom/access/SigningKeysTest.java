package dev.strongroom.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.strongroom.model.ApplicationKey;
import dev.strongroom.testing.TestSigner;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing keys are remembered for who has the secret, and for nobody else (sheet 04 §2.4). */
class SigningKeysTest {
  private static final String DATE = "20231114";

  @TempDir Path directory;
  private Heart heart;
  private Vault vault;
  private Signatures signatures;

  @BeforeEach
  void open() {
    heart = Heart.in(directory);
    SecureRandom random = heart.random;
    byte[] bytes = new byte[KeyEncryptionKey.LENGTH];
    random.nextBytes(bytes);
    vault = new Vault(new KeyEncryptionKey(bytes, random), Heart.CLUSTER, random);
    signatures = new Signatures(heart.keyRing, vault, heart.clock);
  }

  @AfterEach
  void close() {
    heart.close();
  }

  /** Whoever knows a key id but not its secret changes nothing of what is remembered. */
  @Test
  void aWrongSignatureReplacesNothing() {
    TestSigner owner = newKey(1);
    SigningKey made = verified(owner);
    assertSame(made, verified(owner));
    TestSigner other = new TestSigner(owner.keyId(), "guessed", "anywhere-1");
    assertInstanceOf(SignatureVerdict.Different.class, signatures.verify(claim(other, DATE)));
    assertInstanceOf(
        SignatureVerdict.Different.class,
        signatures.verify(
            claim(new TestSigner(owner.keyId(), "guessed", owner.region()), "20231115")));
    assertSame(made, verified(owner), "it was derived anew");
  }

  @Test
  void theLastScopeThatWasSignedForIsRemembered() {
    TestSigner here = newKey(1);
    TestSigner there = new TestSigner(here.keyId(), here.secret(), "eu-central-3");
    SigningKey made = verified(here);
    assertNotSame(made, verified(there));
    assertSame(verified(there), verified(there));
    TestSigner longNamed = new TestSigner(here.keyId(), here.secret(), "r".repeat(5_000));
    assertNotSame(verified(longNamed), verified(longNamed), "nobody fills the memory");
  }

  @Test
  void whatIsRememberedIsBoundedAndWhatIsUsedStays() {
    SigningKeys keys = new SigningKeys(vault);
    List<String> scope = List.of(DATE, "us-east-1", "s3", "aws4_request");
    byte[] sealed = vault.newStandardSecret(Heart.id(1)).sealed();
    ApplicationKey used = SmallWorld.sealedKey(1, sealed);
    SigningKey signingKey = keys.find(used, scope).orElseThrow();
    assertEquals(0, keys.size(), "a key that was asked for alone is not remembered");
    keys.remember(used, scope, signingKey);
    for (int number = 2; number < 3 * SigningKeys.MAXIMUM_OF_AN_AGE; number++) {
      keys.remember(SmallWorld.sealedKey(number, sealed), scope, signingKey);
      if (number % 1_000 == 0) {
        assertSame(signingKey, keys.find(used, scope).orElseThrow());
        keys.remember(used, scope, signingKey);
      }
    }
    assertEquals(true, keys.size() <= 2 * SigningKeys.MAXIMUM_OF_AN_AGE);
    assertSame(signingKey, keys.find(used, scope).orElseThrow());
  }

  private SigningKey verified(TestSigner signer) {
    return assertInstanceOf(SignatureVerdict.Verified.class, signatures.verify(claim(signer, DATE)))
        .signingKey();
  }

  private SignatureClaim claim(TestSigner signer, String date) {
    return new SignatureClaim(
        signer.keyId(),
        List.of(date, signer.region(), "s3", "aws4_request"),
        heart.clock.millis(),
        OptionalLong.empty(),
        List.of("text"),
        signer.signature(date, "text"));
  }

  private TestSigner newKey(int number) {
    Vault.NewSecret secret = vault.newStandardSecret(Heart.id(number));
    ApplicationKey key = SmallWorld.sealedKey(number, secret.sealed());
    heart.store.<Object>write(tables -> {
      tables.applicationKeys().insert(key);
      return key;
    });
    return new TestSigner(key.id().value(), secret.secret().reveal(), "us-east-1");
  }
}
