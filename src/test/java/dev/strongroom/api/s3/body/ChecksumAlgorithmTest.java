package dev.strongroom.api.s3.body;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sheet 04 §2.9: the five checksums. */
class ChecksumAlgorithmTest {
  @ParameterizedTest
  @CsvSource({
    "CRC32, y/Q5Jg==",
    "CRC32C, 4waSgw==",
    "CRC64NVME, rosUhgp5mIg=",
    "SHA1, 98O8HYCOBHMq32eZZczDTKeuNEE=",
    "SHA256, FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU="
  })
  void checkValues(ChecksumAlgorithm algorithm, String value) {
    byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
    assertEquals(value, Base64.getEncoder().encodeToString(checksum(algorithm, digits)));
  }

  @Property(tries = 300)
  void aChecksumOfTwoPiecesIsThatOfTheWhole(
      @ForAll @Size(max = 300) byte[] first, @ForAll @Size(max = 300) byte[] second) {
    byte[] whole = new byte[first.length + second.length];
    System.arraycopy(first, 0, whole, 0, first.length);
    System.arraycopy(second, 0, whole, first.length, second.length);
    for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
      if (algorithm.isCyclic()) {
        byte[] combined =
            algorithm.combine(
                checksum(algorithm, first), checksum(algorithm, second), second.length);
        assertArrayEquals(checksum(algorithm, whole), combined, algorithm.name());
      }
    }
  }

  @Test
  void valuesHaveExactlyTheirLength() {
    assertTrue(ChecksumAlgorithm.CRC32.decode("y/Q5Jg==").isPresent());
    assertEquals(Optional.empty(), ChecksumAlgorithm.CRC32.decode("rosUhgp5mIg="));
    assertEquals(Optional.empty(), ChecksumAlgorithm.CRC32.decode("y/Q5J!=="));
    assertEquals(Optional.empty(), ChecksumAlgorithm.CRC32.decode(""));
  }

  private static byte[] checksum(ChecksumAlgorithm algorithm, byte[] bytes) {
    RunningChecksum running = algorithm.begin();
    running.update(bytes, 0, bytes.length);
    return running.result();
  }
}
