package dev.strongroom.bench;

import dev.strongroom.api.Reply;
import dev.strongroom.model.GroupId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What partners do in a store with one Group and in a store with many, of 5,000 members each, in
 * turns: {@code bench/run groups}. Rounds of both follow each other, first the one and then the
 * other first, and the processor time of the whole process is told beside the wall clock's: other
 * work on the machine hardly changes it. What is compared is the medians of the rounds.
 */
public final class GroupScale {
  private static final int ROUNDS = 20;

  private final List<GroupStore> stores;

  private GroupScale(List<GroupStore> stores) {
    this.stores = stores;
  }

  /**
   * Takes the number of Groups and a scratch directory, in which an earlier run with as many Groups
   * may have left its stores: these are measured again.
   */
  public static void main(String[] arguments) throws IOException {
    int groups = Integer.parseInt(arguments[0]);
    Path scratch = Path.of(arguments[1]);
    Figures.print("load of this machine before: %s", Figures.loadAverage());
    try (GroupStore small = GroupStore.in(scratch.resolve("1"), 1)) {
      long beganNanos = System.nanoTime();
      long beganCpu = CpuClock.nanos();
      try (GroupStore large = GroupStore.in(scratch.resolve(Integer.toString(groups)), groups)) {
        Figures.print(
            "the store with %,d accounts is ready after %.0f s, with %.0f s of the processor",
            (long) groups * GroupStore.MEMBERS,
            (System.nanoTime() - beganNanos) / 1e9,
            (CpuClock.nanos() - beganCpu) / 1e9);
        new GroupScale(List.of(small, large)).report();
        Figures.print(
            "data directory: %,d MiB, %,d bytes for each account",
            large.size() >> 20, large.size() / ((long) groups * GroupStore.MEMBERS));
      }
    }
    Figures.print("load of this machine after: %s", Figures.loadAverage());
  }

  /** One thing to do in a store; gets a number that no call before had. */
  @FunctionalInterface
  private interface Deed {
    Reply in(GroupStore store, int number);
  }

  private void report() throws IOException {
    Figures.print("%-34s %26s %26s %9s", "milliseconds", "one Group", "many Groups", "CPU");
    Figures.print(
        "%-34s %8s %8s %8s %8s %8s %8s %9s",
        "", "p50", "p99", "CPU", "p50", "p99", "CPU", "many/one");
    measure("sign-in of any member", 1_000, (store, number) -> store.signInAny());
    measure("sign-in of the same member", 1_000, (store, number) -> store.signInSame());
    measure("page of 100 members", 100, (store, number) -> store.listMembers(100));
    measure("page of 1000 members", 25, (store, number) -> store.listMembers(1000));
    measure("page of 100 Groups", 50, (store, number) -> store.listGroups());
    List<GroupId> extra = stores.stream().map(GroupStore::extraGroup).toList();
    // Of this run alone: an earlier one may have made the same addresses.
    String mark = Long.toString(System.nanoTime(), 36) + "-";
    Times[] creations =
        measure(
            "creation of a member, two syncs",
            50,
            (store, number) -> store.create(extra.get(stores.indexOf(store)), mark + number));
    Times[] syncs =
        measure("a transaction alone, one sync", 100, (store, number) -> store.sync(number));
    Figures.print(
        "a creation's p50 besides two such transactions: %.3f with one Group, %.3f with many",
        creations[0].percentile(50) - 2 * syncs[0].percentile(50),
        creations[1].percentile(50) - 2 * syncs[1].percentile(50));
  }

  private Times[] measure(String what, int calls, Deed deed) {
    int number = 0;
    Times[] times = {new Times(calls), new Times(calls)};
    for (int round = -2; round < ROUNDS; round++) {
      for (int turn = 0; turn < times.length; turn++) {
        // The rounds before the first are for the compiler.
        int which = (round & 1) == 0 ? turn : times.length - 1 - turn;
        times[which].run(Math.max(round, 0), stores.get(which), deed, number);
        number += calls;
      }
    }
    double[] ratios = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      ratios[round] = times[1].cpuMillis[round] / times[0].cpuMillis[round];
    }
    Figures.print("%-34s %s %s %9.2f", what, times[0], times[1], median(ratios));
    return times;
  }

  /** Of all calls in one store. */
  private static final class Times {
    private final int calls;
    private final long[] nanos;
    private final double[] cpuMillis = new double[ROUNDS];

    Times(int calls) {
      this.calls = calls;
      this.nanos = new long[ROUNDS * calls];
    }

    void run(int round, GroupStore store, Deed deed, int firstNumber) {
      long cpuBefore = CpuClock.nanos();
      for (int call = 0; call < calls; call++) {
        long beganNanos = System.nanoTime();
        Reply reply = deed.in(store, firstNumber + call);
        nanos[round * calls + call] = System.nanoTime() - beganNanos;
        if (reply.status() != 200) {
          throw new IllegalStateException(GroupStore.text(reply));
        }
      }
      cpuMillis[round] = (CpuClock.nanos() - cpuBefore) / 1e6 / calls;
    }

    /** The milliseconds within which so many in a hundred calls were answered. */
    double percentile(int percent) {
      long[] sorted = nanos.clone();
      Arrays.sort(sorted);
      return sorted[sorted.length * percent / 100] / 1e6;
    }

    /** The middle, the slowest in a hundred, and the processor time of a middle round. */
    @Override
    public String toString() {
      return "%8.3f %8.3f %8.3f".formatted(percentile(50), percentile(99), median(cpuMillis));
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
