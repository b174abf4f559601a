package dev.strongroom.bench;

import dev.strongroom.api.Call;
import dev.strongroom.api.Corridor;
import dev.strongroom.api.Headers;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.Reply;
import dev.strongroom.cli.Machine;
import dev.strongroom.cli.server.Doors;
import dev.strongroom.cli.server.Services;
import dev.strongroom.cli.server.Storage;
import dev.strongroom.cli.server.Stores;
import dev.strongroom.cli.settings.AccessSettings;
import dev.strongroom.cli.settings.DataSettings;
import dev.strongroom.model.Account;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.AccountProfile;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.BucketScope;
import dev.strongroom.model.Capabilities;
import dev.strongroom.model.Cluster;
import dev.strongroom.model.Endpoints;
import dev.strongroom.model.Group;
import dev.strongroom.model.GroupId;
import dev.strongroom.model.GroupProduct;
import dev.strongroom.model.GroupStanding;
import dev.strongroom.model.JoinPolicy;
import dev.strongroom.model.Membership;
import dev.strongroom.model.NamePrefix;
import dev.strongroom.store.Tables;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Fills Groups with 5,000 members each, with a key for every member, and measures what partners do
 * by the real corridor over the real store: pages of members and Groups, creations, sign-ins.
 */
public final class GroupScale {
  private static final int MEMBERS = 5_000;
  private static final int ROUNDS = 1_000;
  private static final Cluster CLUSTER = new Cluster("000");
  private static final AccountId ADMIN = new AccountId("ad0000000000");
  private static final String SECRET = "K000" + "a".repeat(27);
  private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");
  private static final long BEGAN_NANOS = System.nanoTime();
  private static final String URL = "http://localhost:8420";

  private final Storage storage;
  private final Corridor corridor;
  private final Random random = new Random(1);
  private String token = "";

  private GroupScale(Storage storage) {
    this.storage = storage;
    Machine machine =
        new Machine(
            System.in,
            System.out,
            System.err,
            Map.of(),
            () -> START.plusNanos(System.nanoTime() - BEGAN_NANOS),
            System::nanoTime,
            new SecureRandom());
    Services services = Services.over(storage, CLUSTER, AccessSettings.STANDARD, machine);
    Doors doors = new Doors(services, System::nanoTime);
    Endpoints endpoints = new Endpoints(URL, URL, URL, URL, URL, URL);
    this.corridor =
        doors.corridor(List.of(doors.partnerApi(endpoints), doors.nativeApi(endpoints)));
  }

  /**
   * Takes the number of Groups, 500 for all, and a scratch directory that does not exist, or that
   * an earlier run with as many Groups has filled: then it only measures.
   */
  public static void main(String[] arguments) throws IOException {
    int groups = Integer.parseInt(arguments[0]);
    Path directory = Path.of(arguments[1]);
    boolean isFilled = Files.exists(directory);
    DataSettings settings =
        new DataSettings(directory, directory.resolve("key-encryption-key"), CLUSTER);
    try (Storage storage = Stores.open(settings, new SecureRandom())) {
      GroupScale scale = new GroupScale(storage);
      if (!isFilled) {
        scale.fillAll(groups);
      }
      scale.authorize();
      scale.report("all accounts", groups);
      System.out.printf("data directory: %,d MiB%n", size(directory) >> 20);
    }
  }

  private void fillAll(int groups) {
    storage
        .metadata()
        .<Object>write(tables -> {
          insertAccount(tables, ADMIN, "admin@provider.example", ApplicationKeyId.ofMaster(ADMIN));
          tables
              .accountProfiles()
              .put(ADMIN, AccountProfile.STANDARD.withPartnerAccess(true, true));
          return ADMIN;
        });
    fill(1, 1);
    authorize();
    report("few accounts", 1);
    long began = System.nanoTime();
    fill(2, groups);
    System.out.printf(
        "filled with %,d accounts in %d s%n",
        (long) groups * MEMBERS, (System.nanoTime() - began) / 1_000_000_000);
  }

  private void report(String when, int groups) {
    System.out.println(when + " (milliseconds)");
    // Once without being counted, for the compiler.
    time(number -> listMembers(groups, 100));
    print("  page of 100 members", time(number -> listMembers(groups, 100)));
    print("  page of 1000 members", time(number -> listMembers(groups, 1000)));
    print("  page of 100 Groups", time(number -> post("b2_list_groups", "\"maxGroupCount\":100")));
    print("  sign-in of a member", time(number -> signIn(member(groups))));
    // Of this run alone: an earlier one may have made the same addresses.
    String mark = when.substring(0, 3) + Long.toString(System.nanoTime(), 36) + "-";
    GroupId extra = extraGroup();
    print("  creation", time(number -> create(extra, mark + number)));
    print("  the sync of a transaction alone", time(this::sync));
  }

  private void fill(int first, int last) {
    for (int number = first; number <= last; number++) {
      int group = number;
      storage
          .metadata()
          .<Object>write(tables -> {
            GroupId id = insertGroup(tables);
            for (int member = 0; member < MEMBERS; member++) {
              AccountId account = account(group, member);
              String email = "customer-%04d-of-%d@provider.example".formatted(member, group);
              ApplicationKeyId key = ApplicationKeyId.ofStandard(CLUSTER, account, 1);
              insertAccount(tables, account, email, key);
              tables.accountProfiles().put(account, AccountProfile.ofCreatedMember("us-west"));
              long unused = tables.accounts().takeKeyNumber(account);
              tables
                  .memberships()
                  .insert(
                      new Membership(
                          account, id, email, "us-west", Membership.Origin.PARTNER_API, 1));
            }
            return id;
          });
    }
  }

  private GroupId extraGroup() {
    return storage.metadata().write(GroupScale::insertGroup);
  }

  private static GroupId insertGroup(Tables tables) {
    GroupId id = tables.groups().nextId();
    tables
        .groups()
        .insert(
            new Group(
                id,
                "Group " + id,
                true,
                Set.of(GroupProduct.STORAGE),
                JoinPolicy.RESTRICTED,
                List.of(),
                GroupStanding.GOOD,
                1,
                false));
    tables.groups().addAdmin(id, ADMIN);
    return id;
  }

  private static void insertAccount(
      Tables tables, AccountId id, String email, ApplicationKeyId keyId) {
    tables.accounts().insert(new Account(id, email, Account.State.ACTIVE, 1, ""));
    tables
        .applicationKeys()
        .insert(
            new ApplicationKey(
                keyId,
                "default",
                Capabilities.ALL,
                BucketScope.all(),
                NamePrefix.NONE,
                keyId.isMaster() ? ApplicationKey.Kind.MASTER : ApplicationKey.Kind.CLASSIC,
                keyId.isMaster() ? 1 : 0,
                1,
                null,
                sha256(SECRET),
                keyId.isMaster() ? null : new byte[59]));
  }

  private void authorize() {
    String answer = text(signIn(ADMIN.value()));
    int at = answer.indexOf("authorizationToken\": \"") + "authorizationToken\": \"".length();
    token = answer.substring(at, answer.indexOf('"', at));
  }

  private Reply listMembers(int groups, int count) {
    int group = 1 + random.nextInt(groups);
    String start =
        "customer-%04d-of-%d@provider.example".formatted(random.nextInt(MEMBERS - count), group);
    return post(
        "b2_list_group_members",
        "\"groupId\":\"%d\",\"startEmail\":\"%s\",\"maxMemberCount\":%d"
            .formatted(groupId(group), start, count));
  }

  /** The Group made between the first and the others is for creations. */
  private static int groupId(int group) {
    return group == 1 ? 1 : group + 1;
  }

  private Reply create(GroupId group, String name) {
    return post(
        "b2_create_group_member",
        "\"groupId\":\"%s\",\"memberEmail\":\"%s@new.example\""
            .formatted(group, name.replace(' ', '-')));
  }

  private Reply sync(int number) {
    byte[] value = {(byte) number};
    return storage
        .metadata()
        .write(tables -> {
          tables.serverValues().put("bench", value);
          return new Reply(200, List.of(), Reply.Bytes.NONE);
        });
  }

  private String member(int groups) {
    AccountId account = account(1 + random.nextInt(groups), random.nextInt(MEMBERS));
    return ApplicationKeyId.ofStandard(CLUSTER, account, 1).value();
  }

  private Reply signIn(String keyId) {
    byte[] both = (keyId + ":" + SECRET).getBytes(StandardCharsets.US_ASCII);
    return call(
        "GET",
        "/b2api/v4/b2_authorize_account",
        "Basic " + Base64.getEncoder().encodeToString(both),
        "");
  }

  private Reply post(String operation, String fields) {
    return call(
        "POST",
        "/b2api/v4/" + operation,
        token,
        "{\"adminAccountId\":\"" + ADMIN + "\"," + fields + "}");
  }

  private Reply call(String method, String path, String authorization, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    Headers headers = new Headers(List.of(new Header("Authorization", authorization)));
    return corridor.answer(
        new Call(
            "bench",
            method,
            path,
            "",
            headers,
            bytes.length,
            new ByteArrayInputStream(bytes),
            "127.0.0.1",
            false));
  }

  private static long[] time(IntFunction<Reply> once) {
    long[] nanos = new long[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long began = System.nanoTime();
      Reply reply = once.apply(round);
      nanos[round] = System.nanoTime() - began;
      if (reply.status() != 200) {
        throw new IllegalStateException(text(reply));
      }
    }
    Arrays.sort(nanos);
    return nanos;
  }

  private static void print(String what, long[] nanos) {
    System.out.printf(
        "%-36s p50 %7.3f   p99 %7.3f%n",
        what, nanos[ROUNDS / 2] / 1e6, nanos[ROUNDS * 99 / 100] / 1e6);
  }

  private static AccountId account(int group, int member) {
    // Spread as random ids are: neighbours in a Group are none in the tables.
    long mixed = ((group * 5_000L + member) * 0x9E3779B97F4A7C15L) >>> 16;
    return new AccountId("%012x".formatted(mixed));
  }

  private static String text(Reply reply) {
    return new String(((Reply.Bytes) reply.body()).bytes(), StandardCharsets.UTF_8);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    } catch (java.security.NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static long size(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
