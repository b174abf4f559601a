package dev.strongroom.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.model.Cluster;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The forms of secrets (sheet 01 §1 and §2.1) and how much of them is chance (sheet 06, 6.5.2). */
class SecretsTest {
  private static final int SAMPLES = 2000;
  private static final Cluster CLUSTER = new Cluster("004");

  private final SecureRandom random = new SecureRandom();

  @Test
  void aStandardSecretIsKClusterAnd27CharactersOfBase64() {
    for (int sample = 0; sample < SAMPLES; sample++) {
      String secret = Secrets.standard(CLUSTER, random);
      assertTrue(secret.matches("K004[A-Za-z0-9+/]{27}"), secret);
      assertEquals(31, secret.length());
      assertTrue(Secrets.isWellFormed(secret));
    }
  }

  @Test
  void aMasterSecretIsClusterAnd39HexadecimalDigits() {
    for (int sample = 0; sample < SAMPLES; sample++) {
      String secret = Secrets.master(CLUSTER, random);
      assertTrue(secret.matches("004[0-9a-f]{39}"), secret);
      assertEquals(42, secret.length());
      assertTrue(Secrets.isWellFormed(secret));
    }
  }

  /** At least 128 bits: 26 characters of 64 values are 156, 39 digits of 16 values are 156. */
  @Test
  void everyCharacterAfterTheClusterIsChance() {
    assertEquals(26 * 64 + 16, differentCharacters(() -> Secrets.standard(CLUSTER, random)));
    assertEquals(39 * 16, differentCharacters(() -> Secrets.master(CLUSTER, random)));
  }

  @Test
  void noSecretComesTwice() {
    Set<String> seen = new HashSet<>();
    for (int sample = 0; sample < SAMPLES; sample++) {
      assertTrue(seen.add(Secrets.standard(CLUSTER, random)));
      assertTrue(seen.add(Secrets.master(CLUSTER, random)));
    }
  }

  @Test
  void otherFormsAreNoSecrets() {
    String standard = Secrets.standard(CLUSTER, random);
    String master = Secrets.master(CLUSTER, random);
    for (String other :
        new String[] {
          "",
          "K",
          standard + "A",
          standard.substring(0, 30),
          "k" + standard.substring(1),
          "KABC" + standard.substring(4),
          standard.substring(0, 30) + "-",
          master + "0",
          master.substring(1),
          "a" + master.substring(1),
          master.substring(0, 41) + "G",
          standard + "\n"
        }) {
      assertFalse(Secrets.isWellFormed(other), other);
    }
  }

  private static long differentCharacters(Supplier<String> secrets) {
    Set<String> seen = new HashSet<>();
    for (int sample = 0; sample < SAMPLES; sample++) {
      String secret = secrets.get();
      int start = secret.startsWith("K") ? 4 : 3;
      for (int index = start; index < secret.length(); index++) {
        seen.add(index + ":" + secret.charAt(index));
      }
    }
    return seen.size();
  }
}
