package dev.strongroom.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Reads bodies that are needed whole: JSON, XML, forms. A caller may send one as slowly as the
 * listener lets it, and thousands of them at the same time, so all that are on their way share
 * memory that is counted (sheet 06, R-21 and bad inputs 17 and 80). Nothing else gathers a body.
 */
public final class WholeBody {
  /** This much of a body costs nothing: nearly no body is longer, and those must always pass. */
  static final int FREE_BYTES = 8 * 1024;

  /** What is counted. */
  static final int STEP_BYTES = 32 * 1024;

  private final int maximumBytes;
  private final Room room;
  private final Supplier<? extends RuntimeException> tooLong;
  private final Supplier<? extends RuntimeException> noRoom;

  /** Memory that bodies share. There is one of each for the process, because so is the memory. */
  public static final class Room {
    /** For callers of the APIs: 48 MiB. */
    public static final Room OF_APIS = new Room(48 * 1024 * 1024 / STEP_BYTES);

    /** For people at the console, who may be strangers: 8 MiB. */
    public static final Room OF_CONSOLE = new Room(8 * 1024 * 1024 / STEP_BYTES);

    private final Semaphore steps;

    Room(int steps) {
      this.steps = new Semaphore(steps);
    }
  }

  /**
   * Prepares.
   *
   * @param maximumBytes the longest body that is taken
   * @param tooLong makes the refusal of a longer one
   * @param noRoom makes the refusal when too many long ones are on their way
   */
  public WholeBody(
      int maximumBytes,
      Room room,
      Supplier<? extends RuntimeException> tooLong,
      Supplier<? extends RuntimeException> noRoom) {
    this.maximumBytes = maximumBytes;
    this.room = room;
    this.tooLong = tooLong;
    this.noRoom = noRoom;
  }

  /**
   * Reads to the end.
   *
   * @throws IOException when the body does not arrive
   */
  public byte[] read(InputStream body) throws IOException {
    int taken = 0;
    try {
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      byte[] piece = body.readNBytes(FREE_BYTES);
      int asked = FREE_BYTES;
      while (piece.length > 0) {
        whole.write(piece);
        if (whole.size() > maximumBytes) {
          throw tooLong.get();
        }
        if (piece.length < asked) {
          break;
        }
        if (!room.steps.tryAcquire()) {
          throw noRoom.get();
        }
        taken++;
        asked = STEP_BYTES;
        piece = body.readNBytes(asked);
      }
      return whole.toByteArray();
    } finally {
      room.steps.release(taken);
    }
  }
}
