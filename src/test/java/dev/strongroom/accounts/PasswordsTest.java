package dev.strongroom.accounts;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.model.Refusal;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

/** Console passwords (sheet 06, ASVS 6.2 and 11.4.2). */
class PasswordsTest {
  private final Passwords passwords = new Passwords(new SecureRandom());

  @Test
  void theHashNamesItsParametersAndHoldsNoPassword() {
    String hash = passwords.hash("correct horse");
    assertTrue(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash);
    assertFalse(hash.contains("correct"));
    assertNotEquals(hash, passwords.hash("correct horse"), "the same salt twice");
  }

  @Test
  void onlyTheVeryPasswordMatches() {
    String hash = passwords.hash("correct horse");
    assertTrue(passwords.matches("correct horse", hash));
    for (String wrong :
        new String[] {"", "correct hors", "correct horse ", "Correct horse", "correct horse\0"}) {
      assertFalse(passwords.matches(wrong, hash), wrong);
    }
  }

  /** Sheet 06, bad input 86: nothing is cut off at 72 bytes. */
  @Test
  void passwordsThatDifferAfter72BytesAreTwo() {
    String hash = passwords.hash("x".repeat(80) + "1");
    assertTrue(passwords.matches("x".repeat(80) + "1", hash));
    assertFalse(passwords.matches("x".repeat(80) + "2", hash));
  }

  @Test
  void lengthsOutOfBoundsAreRefused() {
    assertThrows(Refusal.class, () -> passwords.hash("1234567"));
    assertThrows(Refusal.class, () -> passwords.hash("x".repeat(1025)));
    String longest = "x".repeat(1024);
    assertTrue(passwords.matches(longest, passwords.hash(longest)));
    assertFalse(passwords.matches("x".repeat(10 << 20), passwords.hash(longest)));
  }
}
