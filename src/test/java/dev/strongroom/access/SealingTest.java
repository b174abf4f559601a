package dev.strongroom.access;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sealed opens for its owner, under its key, undamaged, and never otherwise. */
class SealingTest {
  private static final byte[] SECRET =
      "K000ExampleOnlyNotARealSecret00".getBytes(StandardCharsets.US_ASCII);

  private final SecureRandom random = new SecureRandom();
  private final KeyEncryptionKey sealer = newKey();

  @Test
  void whatIsSealedOpensForItsOwner() {
    assertArrayEquals(SECRET, sealer.open(sealer.seal(SECRET, "owner"), "owner"));
  }

  @Test
  void theSecretDoesNotStandInWhatIsStored() {
    byte[] sealed = sealer.seal(SECRET, "owner");
    assertFalse(
        new String(sealed, StandardCharsets.ISO_8859_1)
            .contains(new String(SECRET, StandardCharsets.ISO_8859_1)));
    assertFalse(Arrays.equals(sealed, sealer.seal(SECRET, "owner")), "the same seal twice");
  }

  @Test
  void itDoesNotOpenForAnotherOwner() {
    byte[] sealed = sealer.seal(SECRET, "000a11ce00000000000000001");
    for (String other :
        new String[] {"", "000a11ce00000000000000002", "000a11ce0000000000000000"}) {
      assertThrows(SealBrokenException.class, () -> sealer.open(sealed, other));
    }
  }

  @Test
  void itDoesNotOpenUnderAnotherKey() {
    byte[] sealed = sealer.seal(SECRET, "owner");
    assertThrows(SealBrokenException.class, () -> newKey().open(sealed, "owner"));
  }

  @Test
  void noFlippedBitOpens() {
    byte[] sealed = sealer.seal(SECRET, "owner");
    for (int bit = 0; bit < sealed.length * 8; bit++) {
      byte[] damaged = sealed.clone();
      damaged[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThrows(SealBrokenException.class, () -> sealer.open(damaged, "owner"));
    }
  }

  @Test
  void nothingTruncatedOrExtendedOpens() {
    byte[] sealed = sealer.seal(SECRET, "owner");
    for (int length = 0; length < sealed.length; length++) {
      byte[] cut = Arrays.copyOf(sealed, length);
      assertThrows(SealBrokenException.class, () -> sealer.open(cut, "owner"));
    }
    byte[] longer = Arrays.copyOf(sealed, sealed.length + 1);
    assertThrows(SealBrokenException.class, () -> sealer.open(longer, "owner"));
  }

  @Test
  void aBrokenSealSaysNothingOfWhatWasInside() {
    byte[] sealed = sealer.seal(SECRET, "owner");
    SealBrokenException broken =
        assertThrows(SealBrokenException.class, () -> sealer.open(sealed, "other"));
    assertEquals("sealed under another key-encryption key, or damaged", broken.getMessage());
    assertEquals(null, broken.getCause());
  }

  @Test
  void aKeyOfAnotherLengthIsRefused() {
    for (int length : new int[] {0, 16, 31, 33}) {
      assertThrows(
          IllegalArgumentException.class, () -> new KeyEncryptionKey(new byte[length], random));
    }
  }

  /** Sheet 06, "Key format and storage": sealed secrets moved between rows do not open. */
  @Test
  void sealedSecretsThatChangedPlacesDoNotOpen() {
    Vault vault = new Vault(sealer, Heart.CLUSTER, random);
    Vault.NewSecret first = vault.newStandardSecret(Heart.id(1));
    Vault.NewSecret second = vault.newStandardSecret(Heart.id(2));
    assertEquals(
        first.secret().reveal(),
        vault.open(SmallWorld.sealedKey(1, first.sealed())).orElseThrow().reveal());
    assertThrows(
        SealBrokenException.class, () -> vault.open(SmallWorld.sealedKey(1, second.sealed())));
    assertThrows(
        SealBrokenException.class, () -> vault.open(SmallWorld.sealedKey(2, first.sealed())));
  }

  /** A signing key that is remembered is that of the secret in the row, and of the scope. */
  @Test
  void rememberedSigningKeysAreOfTheirSecretAndScope() {
    Vault vault = new Vault(sealer, Heart.CLUSTER, random);
    SigningKeys keys = new SigningKeys(vault);
    List<String> scope = List.of("20261122", "us-east-1", "s3", "aws4_request");
    byte[] sealed = vault.newStandardSecret(Heart.id(1)).sealed();
    SigningKey first = keys.find(SmallWorld.sealedKey(1, sealed), scope).orElseThrow();
    keys.remember(SmallWorld.sealedKey(1, sealed), scope, first);
    assertSame(first, keys.find(SmallWorld.sealedKey(1, sealed.clone()), scope).orElseThrow());
    List<String> tomorrow = List.of("20261123", "us-east-1", "s3", "aws4_request");
    assertNotSame(first, keys.find(SmallWorld.sealedKey(1, sealed), tomorrow).orElseThrow());
    byte[] other = vault.newStandardSecret(Heart.id(1)).sealed();
    assertNotSame(first, keys.find(SmallWorld.sealedKey(1, other), scope).orElseThrow());
    assertThrows(
        SealBrokenException.class, () -> keys.find(SmallWorld.sealedKey(2, sealed), scope));
    assertEquals(Optional.empty(), keys.find(SmallWorld.sealedKey(1, null), scope));
  }

  @Test
  void theHashBesideTheSealIsTheSecrets() {
    Vault vault = new Vault(sealer, Heart.CLUSTER, random);
    Vault.NewSecret made = vault.newStandardSecret(Heart.id(1));
    assertArrayEquals(
        Secrets.sha256(made.secret().reveal().getBytes(StandardCharsets.US_ASCII)), made.sha256());
  }

  /** Sheet 01 §1: a master key's secret is only hashed. */
  @Test
  void aMasterSecretIsNotSealedAtAll() {
    Vault vault = new Vault(sealer, Heart.CLUSTER, random);
    assertEquals(0, vault.newMasterSecret().sealed().length);
    assertEquals(Optional.empty(), vault.open(SmallWorld.sealedKey(1, null)));
  }

  @Test
  void theTokenSecretIsMadeOnceAndKeptSealed(@TempDir Path directory) {
    try (Heart heart = Heart.in(directory)) {
      Vault vault = new Vault(sealer, Heart.CLUSTER, random);
      byte[] made = vault.tokenSecret(heart.store);
      assertEquals(32, made.length);
      assertArrayEquals(made, vault.tokenSecret(heart.store));
      Vault other = new Vault(newKey(), Heart.CLUSTER, random);
      assertThrows(SealBrokenException.class, () -> other.tokenSecret(heart.store));
    }
  }

  private KeyEncryptionKey newKey() {
    byte[] bytes = new byte[KeyEncryptionKey.LENGTH];
    random.nextBytes(bytes);
    return new KeyEncryptionKey(bytes, random);
  }
}
