package dev.strongroom.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The ids of keys (sheet 01 §1 and §2.1). */
class ApplicationKeyIdTest {
  private static final AccountId ACCOUNT = new AccountId("d2e6b27577ea");
  private static final Cluster CLUSTER = new Cluster("002");

  @Test
  void theCounterIsTenHexadecimalDigits() {
    assertEquals("002d2e6b27577ea0000000001", standard(1));
    assertEquals("002d2e6b27577ea000000000c", standard(12));
    assertEquals("002d2e6b27577ea0000000010", standard(16));
    assertEquals("002d2e6b27577eaffffffffff", standard((1L << 40) - 1));
  }

  @Test
  void aMasterKeysIdIsItsAccounts() {
    ApplicationKeyId master = ApplicationKeyId.ofMaster(ACCOUNT);
    assertEquals("d2e6b27577ea", master.value());
    assertTrue(master.isMaster());
    assertEquals(ACCOUNT, master.accountId());
  }

  @Test
  void theNewerSpellingOfAMasterIdIsTheSameKey() {
    ApplicationKeyId spelt = new ApplicationKeyId("002d2e6b27577ea0000000000");
    assertTrue(spelt.isMaster());
    assertEquals(ApplicationKeyId.ofMaster(ACCOUNT), spelt.canonical());
  }

  @Test
  void aStandardIdNamesItsAccountAndIsCanonical() {
    ApplicationKeyId id = ApplicationKeyId.ofStandard(CLUSTER, ACCOUNT, 7);
    assertFalse(id.isMaster());
    assertEquals(ACCOUNT, id.accountId());
    assertEquals(id, id.canonical());
  }

  @Test
  void otherTextsAreNoKeyIds() {
    for (String other :
        List.of(
            "",
            "d2e6b27577e",
            "d2e6b27577eaa",
            "D2E6B27577EA",
            "g2e6b27577ea",
            "02d2e6b27577ea0000000001",
            "002d2e6b27577ea00000000011",
            "00ad2e6b27577ea0000000001",
            "002d2e6b27577ea000000000C",
            "002d2e6b27577ea000000000 ",
            "\uff10\uff10\uff12d2e6b27577ea0000000001")) {
      assertFalse(ApplicationKeyId.isWellFormed(other), other);
      assertThrows(IllegalValueException.class, () -> new ApplicationKeyId(other));
    }
  }

  private static String standard(long number) {
    return ApplicationKeyId.ofStandard(CLUSTER, ACCOUNT, number).value();
  }
}
