package dev.strongroom.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * The processor time of this process to the nanosecond, as POSIX's {@code clock_gettime} tells it
 * on Linux; what Java tells counts in hundredths of a second.
 */
final class CpuClock {
  private static final int CLOCK_PROCESS_CPUTIME_ID = 2;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  @SuppressWarnings("restricted") // bench/run groups enables native access
  private static final MethodHandle GET_TIME =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().find("clock_gettime").orElseThrow(),
              FunctionDescriptor.of(
                  ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));

  private CpuClock() {}

  /** All threads' so far, of user and system. */
  static long nanos() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment time = arena.allocate(ValueLayout.JAVA_LONG, 2);
      if ((int) GET_TIME.invokeExact(CLOCK_PROCESS_CPUTIME_ID, time) != 0) {
        throw new IllegalStateException("this system does not tell processor time");
      }
      return time.getAtIndex(ValueLayout.JAVA_LONG, 0) * NANOS_PER_SECOND
          + time.getAtIndex(ValueLayout.JAVA_LONG, 1);
    } catch (Throwable failure) {
      throw new IllegalStateException("the processor time cannot be read", failure);
    }
  }
}
