package dev.strongroom.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a quota costs: durable uploads of 4 KiB by a member that has none, by one that has one, and
 * by one whose Group has one too, on one server in turns: {@code bench/run quota}. What is compared
 * is loads that follow each other; the order changes from round to round, and medians are reported.
 */
public final class QuotaRun {
  private static final int CONNECTIONS = 16;
  private static final int ROUNDS = 16;
  private static final String AMPLE = "{\"bytes\":1000000000000000,\"buckets\":1000}";

  private final Strongroom strongroom;
  private final double seconds;
  private final byte[] body = Bodies.ofSize(4096, 1);

  /** Who uploads, in the order of the report: the first has no quota. */
  private final Map<String, Tenant> members = new LinkedHashMap<>();

  private QuotaRun(Strongroom strongroom, double seconds) {
    this.strongroom = strongroom;
    this.seconds = seconds;
  }

  /**
   * Runs it.
   *
   * @param arguments the program to start, a scratch directory on the disk to be measured, and the
   *     seconds of one load
   */
  public static void main(String[] arguments) throws Exception {
    Path scratch =
        Files.createTempDirectory(Path.of(arguments[1]).toAbsolutePath(), "strongroom-bench");
    try (Strongroom strongroom =
        Strongroom.start(Path.of(arguments[0]), scratch.resolve("data"), "--partner")) {
      QuotaRun run = new QuotaRun(strongroom, Double.parseDouble(arguments[2]));
      Figures.print("load of this machine before: %s", Figures.loadAverage());
      run.makeMembers();
      run.measure("Native", (member, name) -> member.uploads(name, run.body));
      run.measure("S3", run::puts);
      Figures.print("load of this machine after: %s", Figures.loadAverage());
    } finally {
      Figures.deleteTree(scratch);
    }
  }

  /** How a member uploads under new names that begin so. */
  @FunctionalInterface
  private interface Way {
    Load.Preparation of(Tenant member, String name);
  }

  private void makeMembers() throws IOException {
    String partner = strongroom.details().substring(strongroom.details().indexOf("\"partner\""));
    int consolePort = URI.create(Tenant.text(strongroom.details(), "consoleUrl")).getPort();
    try (Connection api = new Connection(strongroom.port());
        Connection console = new Connection(consolePort)) {
      Tenant admin =
          Tenant.signIn(
              api,
              Tenant.text(partner, "masterApplicationKeyId"),
              Tenant.text(partner, "masterApplicationKey"));
      String group = Tenant.text(partner, "groupId");
      add(api, "no quota", newMember(api, admin, group, "none"));
      Tenant bounded = newMember(api, admin, group, "own");
      bound(console, admin, group + "/members/" + bounded.accountId());
      add(api, "its own", bounded);
      String second =
          Tenant.text(
              admin.send(console, "POST /api/v1/groups", "{\"groupName\":\"Second\"}"), "groupId");
      bound(console, admin, second);
      Tenant both = newMember(api, admin, second, "both");
      bound(console, admin, second + "/members/" + both.accountId());
      add(api, "Group too", both);
    }
  }

  private static Tenant newMember(Connection api, Tenant admin, String group, String name)
      throws IOException {
    String created =
        admin.call(
            api,
            "b2_create_group_member",
            "{\"adminAccountId\":\"%s\",\"groupId\":\"%s\",\"memberEmail\":\"%s@bench.example\"}"
                .formatted(admin.accountId(), group, name));
    return Tenant.signIn(
        api, Tenant.text(created, "applicationKeyId"), Tenant.text(created, "applicationKey"));
  }

  private static void bound(Connection console, Tenant admin, String below) throws IOException {
    String set = admin.send(console, "PUT /api/v1/groups/" + below + "/quota", AMPLE);
    if (!set.contains("1000000000000000")) {
      throw new IOException("the quota was not set: " + set);
    }
  }

  private void add(Connection api, String name, Tenant member) throws IOException {
    members.put(name, member.withBucket(api, bucketOf(member)));
  }

  private static String bucketOf(Tenant member) {
    return "bench-" + member.accountId();
  }

  private Load.Preparation puts(Tenant member, String name) {
    return new S3Exchanges(member.s3Login(), bucketOf(member)).puts(name, body);
  }

  private void measure(String api, Way way) throws IOException, InterruptedException {
    Load load = new Load(CONNECTIONS, seconds, 0);
    for (Tenant member : members.values()) {
      load.on(strongroom, way.of(member, "warm-up")); // for the compiler
    }
    List<String> names = new ArrayList<>(members.keySet());
    Map<String, List<Load.Result>> results = new LinkedHashMap<>();
    names.forEach(name -> results.put(name, new ArrayList<>()));
    for (int round = 0; round < ROUNDS; round++) {
      for (int turn = 0; turn < names.size(); turn++) {
        // Forwards and backwards in turn, so that nobody is always after the same one.
        String name = names.get(round % 2 == 0 ? turn : names.size() - 1 - turn);
        Load.Preparation uploads = way.of(members.get(name), "round-" + round);
        results.get(name).add(load.on(strongroom, uploads));
      }
    }
    Figures.print(
        "durable upload of 4 KiB by %s, %d connections, %d loads of %.1f s each:",
        api, CONNECTIONS, ROUNDS, seconds);
    List<Load.Result> without = results.get(names.getFirst());
    results.forEach((name, loads) -> {
      Figures.requests(name, Load.Result.sum(loads));
      if (!loads.equals(without)) {
        double[] cpu = new double[ROUNDS];
        double[] rate = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
          cpu[round] = loads.get(round).cpuMicrosEach() / without.get(round).cpuMicrosEach();
          rate[round] = loads.get(round).perSecond() / without.get(round).perSecond();
        }
        Arrays.sort(cpu);
        Arrays.sort(rate);
        Figures.print(
            "             of the CPU without a quota: %.3f (%.3f to %.3f); of its requests: %.3f"
                + " (%.3f to %.3f)",
            median(cpu), cpu[0], cpu[ROUNDS - 1], median(rate), rate[0], rate[ROUNDS - 1]);
      }
    });
  }

  private static double median(double[] sorted) {
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
