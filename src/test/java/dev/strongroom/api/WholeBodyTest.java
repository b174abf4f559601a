package dev.strongroom.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.strongroom.testing.BrokenStream;
import dev.strongroom.testing.GatedStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies in memory share what there is of it (sheet 06, R-21; bad inputs 17 and 80). */
class WholeBodyTest {
  private static final int LONGEST = 100_000;

  /** Four bodies of the longest. */
  private static final int STEPS =
      4 * Math.ceilDiv(LONGEST - WholeBody.FREE_BYTES, WholeBody.STEP_BYTES);

  private final WholeBody bodies =
      new WholeBody(
          LONGEST,
          new WholeBody.Room(STEPS),
          () -> new IllegalArgumentException("too long"),
          () -> new IllegalStateException("no room"));

  @ParameterizedTest
  @ValueSource(
      ints = {
        0,
        1,
        WholeBody.FREE_BYTES - 1,
        WholeBody.FREE_BYTES,
        WholeBody.FREE_BYTES + 1,
        WholeBody.FREE_BYTES + WholeBody.STEP_BYTES,
        LONGEST
      })
  void aBodyUpToTheLongestIsReadAsItIs(int length) throws IOException {
    byte[] content = content(length);
    for (int round = 0; round < 2 * STEPS; round++) {
      assertArrayEquals(content, bodies.read(new ByteArrayInputStream(content)));
    }
  }

  @Test
  void aLongerOneIsRefusedAndLeavesItsRoom() throws IOException {
    for (int round = 0; round < 2 * STEPS; round++) {
      InputStream tooLong = new ByteArrayInputStream(content(LONGEST + 1));
      assertThrows(IllegalArgumentException.class, () -> bodies.read(tooLong));
    }
    assertEquals(LONGEST, bodies.read(new ByteArrayInputStream(content(LONGEST))).length);
  }

  @Test
  void oneThatBreaksOffLeavesItsRoom() throws IOException {
    for (int round = 0; round < 2 * STEPS; round++) {
      assertThrows(
          IOException.class, () -> bodies.read(BrokenStream.after(content(50_000), 50_000)));
    }
    assertEquals(LONGEST, bodies.read(new ByteArrayInputStream(content(LONGEST))).length);
  }

  @Test
  void heldBodiesKeepOthersOutUntilTheyEndAndShortOnesAlwaysPass() throws Exception {
    List<GatedStream> held = new ArrayList<>();
    List<FutureTask<byte[]>> readers = new ArrayList<>();
    for (int number = 0; number < 4; number++) {
      GatedStream slow = new GatedStream(content(LONGEST));
      FutureTask<byte[]> reader = new FutureTask<>(() -> bodies.read(slow));
      Thread.ofVirtual().start(reader);
      slow.awaitReached();
      held.add(slow);
      readers.add(reader);
    }
    InputStream fifth = new ByteArrayInputStream(content(LONGEST));
    assertThrows(IllegalStateException.class, () -> bodies.read(fifth));
    byte[] small = content(WholeBody.FREE_BYTES - 1);
    assertArrayEquals(small, bodies.read(new ByteArrayInputStream(small)));
    held.forEach(GatedStream::open);
    for (FutureTask<byte[]> reader : readers) {
      assertArrayEquals(content(LONGEST), reader.get());
    }
    assertEquals(LONGEST, bodies.read(new ByteArrayInputStream(content(LONGEST))).length);
  }

  private static byte[] content(int length) {
    byte[] content = new byte[length];
    new Random(length).nextBytes(content);
    return content;
  }
}
