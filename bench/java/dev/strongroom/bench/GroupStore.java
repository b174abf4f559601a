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
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A real store with Groups of 5,000 members each, with a key for every member, and what partners do
 * there by the real corridor.
 */
final class GroupStore implements AutoCloseable {
  static final int MEMBERS = 5_000;

  private static final Cluster CLUSTER = new Cluster("000");
  private static final AccountId ADMIN = new AccountId("ad0000000000");
  private static final String SECRET = "K000" + "a".repeat(27);
  private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");
  private static final long BEGAN_NANOS = System.nanoTime();
  private static final String URL = "http://localhost:8420";

  private final Storage storage;
  private final Corridor corridor;
  private final Path directory;
  private final int groups;
  private final Random random = new Random(1);
  private String token = "";

  private GroupStore(Storage storage, Path directory, int groups) {
    this.storage = storage;
    this.directory = directory;
    this.groups = groups;
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

  /** Opens a store with so many Groups in a directory, and fills it when it is not there. */
  static GroupStore in(Path directory, int groups) {
    boolean isFilled = Files.exists(directory);
    DataSettings settings =
        new DataSettings(directory, directory.resolve("key-encryption-key"), CLUSTER);
    Storage storage = Stores.open(settings, new SecureRandom());
    GroupStore store = new GroupStore(storage, directory, groups);
    if (!isFilled) {
      store.fillAll();
    }
    store.authorize();
    return store;
  }

  private void fillAll() {
    storage
        .metadata()
        .<Object>write(tables -> {
          insertAccount(tables, ADMIN, "admin@provider.example", ApplicationKeyId.ofMaster(ADMIN));
          tables
              .accountProfiles()
              .put(ADMIN, AccountProfile.STANDARD.withPartnerAccess(true, true));
          return ADMIN;
        });
    fill(1, groups);
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

  /** A further Group, for creations. */
  GroupId extraGroup() {
    return storage.metadata().write(GroupStore::insertGroup);
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

  /** A page of members of some Group, from some place on. */
  Reply listMembers(int count) {
    // Further Groups that an earlier run made are numbered after these.
    int group = 1 + random.nextInt(groups);
    String start =
        "customer-%04d-of-%d@provider.example".formatted(random.nextInt(MEMBERS - count), group);
    return post(
        "b2_list_group_members",
        "\"groupId\":\"%d\",\"startEmail\":\"%s\",\"maxMemberCount\":%d"
            .formatted(group, start, count));
  }

  /** The first page of Groups. */
  Reply listGroups() {
    return post("b2_list_groups", "\"maxGroupCount\":100");
  }

  /** A new member. */
  Reply create(GroupId group, String name) {
    return post(
        "b2_create_group_member",
        "\"groupId\":\"%s\",\"memberEmail\":\"%s@new.example\""
            .formatted(group, name.replace(' ', '-')));
  }

  /** A transaction that changes one value. */
  Reply sync(int number) {
    byte[] value = {(byte) number};
    return storage
        .metadata()
        .write(tables -> {
          tables.serverValues().put("bench", value);
          return new Reply(200, List.of(), Reply.Bytes.NONE);
        });
  }

  /** Any of all members signs in. */
  Reply signInAny() {
    return signIn(member(1 + random.nextInt(groups), random.nextInt(MEMBERS)));
  }

  /** Always the same member signs in. */
  Reply signInSame() {
    return signIn(member(1, 1));
  }

  private static String member(int group, int member) {
    return ApplicationKeyId.ofStandard(CLUSTER, account(group, member), 1).value();
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

  private static AccountId account(int group, int member) {
    // Spread as random ids are: neighbours in a Group are none in the tables.
    long mixed = ((group * 5_000L + member) * 0x9E3779B97F4A7C15L) >>> 16;
    return new AccountId("%012x".formatted(mixed));
  }

  /** What an answer says. */
  static String text(Reply reply) {
    return new String(((Reply.Bytes) reply.body()).bytes(), StandardCharsets.UTF_8);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    } catch (java.security.NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** How many bytes its files have. */
  long size() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  @Override
  public void close() {
    storage.close();
  }
}
