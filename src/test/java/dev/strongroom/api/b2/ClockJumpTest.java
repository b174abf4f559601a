package dev.strongroom.api.b2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.accounts.CreatedKey;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.FileVersion;
import dev.strongroom.store.VersionPosition;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.Race;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.UploadPlace;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The clock jumps to and fro while programs work: nothing that was refused as expired is ever taken
 * again, and versions keep the order in which they were acknowledged (sheet 06, R-5).
 */
class ClockJumpTest extends UploadCase {
  private static final int WORKERS = 4;
  private static final int STEPS = 250;
  private static final int JUMPS_EVERY_STEPS = 20;
  private static final List<Duration> JUMPS =
      List.of(Duration.ofMinutes(15), Duration.ofHours(25), Duration.ofDays(400));

  private final Set<String> expired = ConcurrentHashMap.newKeySet();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicLong highestMillis = new AtomicLong();
  private CreatedKey master;

  @Test
  void whatHasExpiredNeverRevivesAndVersionsStayInOrder_sheet06_R5() throws Exception {
    long seed = System.nanoTime();
    System.out.println("R-5: seed " + seed);
    master = server.newMasterKey(client.accountId());
    List<Supplier<List<String>>> runners = new ArrayList<>();
    for (int number = 0; number < WORKERS; number++) {
      runners.add(new Worker(number, new Random(seed + number))::run);
    }
    List<List<String>> acknowledged = Race.of(runners);
    System.out.println("R-5: " + refused + " refused as expired, " + taken + " taken");
    assertTrue(refused.get() > 10 && taken.get() > 10, () -> refused + " and " + taken);
    Map<String, List<String>> stored = new HashMap<>();
    for (FileVersion version : versions()) {
      stored
          .computeIfAbsent(version.name().value(), unused -> new ArrayList<>())
          .add(version.id().value());
    }
    for (int number = 0; number < WORKERS; number++) {
      List<String> newestFirst = new ArrayList<>(acknowledged.get(number));
      Collections.reverse(newestFirst);
      assertEquals(newestFirst, stored.getOrDefault("file-" + number, List.of()), "seed " + seed);
    }
    assertEquals(
        IntStream.range(0, WORKERS).map(number -> acknowledged.get(number).size()).sum(),
        stored.values().stream().mapToInt(List::size).sum());
  }

  /** Mostly small ones: otherwise nothing would live long enough to be used. */
  private void jump(Random random) {
    int draw = random.nextInt(100);
    Duration far = JUMPS.get(draw < 90 ? 0 : draw < 98 ? 1 : 2);
    jumpBy(random.nextBoolean() ? far : far.negated());
  }

  /** Jumps to a time that is so far from the highest there was. */
  private void jumpBy(Duration far) {
    long now = server.clock().millis();
    long highest = highestMillis.accumulateAndGet(now, Math::max);
    server.clock().advance(Duration.ofMillis(highest - now).plus(far));
    highestMillis.accumulateAndGet(server.clock().millis(), Math::max);
  }

  private List<FileVersion> versions() {
    return server
        .metadata()
        .read(tables ->
            tables
                .fileVersions()
                .from(
                    new BucketId(bucket),
                    VersionPosition.beforeName(new byte[0]),
                    WORKERS * STEPS));
  }

  private final class Worker {
    private record Held(String keyId, String secret) {}

    private final int number;
    private final Random random;
    private final List<Held> keys = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    private final List<String> acknowledged = new ArrayList<>();

    Worker(int number, Random random) {
      this.number = number;
      this.random = random;
    }

    /** Works, and gives back the ids of the versions made, in their order. */
    List<String> run() {
      for (int step = 0; step < STEPS; step++) {
        if (random.nextInt(JUMPS_EVERY_STEPS) == 0) {
          jump(random);
        }
        if (step % 50 == number * 10) {
          // There and back at once: every token so far has expired meanwhile.
          jumpBy(JUMPS.get(1));
          use();
          jumpBy(JUMPS.get(1).negated());
        }
        switch (random.nextInt(4)) {
          case 0 -> make();
          case 1 -> upload();
          case 2 -> signIn();
          default -> use();
        }
      }
      return acknowledged;
    }

    private void make() {
      ifOk(
          owner()
              .call(
                  "b2_create_key",
                  "accountId",
                  client.accountId(),
                  "keyName",
                  "short",
                  "capabilities",
                  List.of("listFiles"),
                  "validDurationInSeconds",
                  1 + random.nextInt(200_000)),
          key -> keys.add(new Held(key.text("applicationKeyId"), key.text("applicationKey"))));
    }

    private void upload() {
      ifOk(
          owner().call("b2_get_upload_url", "bucketId", bucket),
          place ->
              ifOk(
                  UploadPlace.of(client, place).file("file-" + number).content(TEN_BYTES).send(),
                  version -> acknowledged.add(version.text("fileId"))));
    }

    private void signIn() {
      if (!keys.isEmpty()) {
        Held key = any(keys);
        check(
            key.keyId,
            () -> login(key.keyId, key.secret),
            answer -> tokens.add(answer.text("authorizationToken")));
      }
    }

    private void use() {
      if (!tokens.isEmpty()) {
        String token = any(tokens);
        check(
            token,
            () -> client.withToken(token).call("b2_list_file_names", "bucketId", bucket),
            answer -> {});
      }
    }

    /** Often one of the newest, which may be alive. */
    private <T> T any(List<T> all) {
      int newest = random.nextBoolean() ? Math.min(3, all.size()) : all.size();
      return all.get(all.size() - 1 - random.nextInt(newest));
    }

    private void check(String credential, Supplier<TestAnswer> attempt, Consumer<TestAnswer> then) {
      boolean wasExpired = expired.contains(credential);
      TestAnswer answer = attempt.get();
      if (answer.status() == 401) {
        expired.add(credential);
        refused.incrementAndGet();
      } else {
        assertEquals("200", answer.outcome());
        assertEquals(false, wasExpired, "it was refused as expired before, and is taken again");
        taken.incrementAndGet();
        then.accept(answer);
      }
    }

    private static void ifOk(TestAnswer answer, Consumer<TestAnswer> then) {
      if (answer.status() == 200) {
        then.accept(answer);
      } else {
        assertEquals("401 expired_auth_token", answer.outcome());
      }
    }

    private NativeClient owner() {
      TestAnswer answer = login(master.key().id().value(), master.secret().reveal());
      return client.withToken(answer.ok().text("authorizationToken"));
    }

    private TestAnswer login(String keyId, String secret) {
      String basic =
          Base64.getEncoder()
              .encodeToString((keyId + ":" + secret).getBytes(StandardCharsets.UTF_8));
      return client
          .withToken("")
          .fetch("/b2api/v3/b2_authorize_account", "Authorization", "Basic " + basic);
    }
  }
}
