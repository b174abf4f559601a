package dev.strongroom.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Connections on which little or nothing happens (sheet 06, bad input 80; R-21). */
class SilenceTest {
  static Limits idleAfter(Duration idle, int connections) {
    return new Limits(
        64 * 1024,
        500,
        connections,
        idle,
        Duration.ofMinutes(2),
        Duration.ofMinutes(2),
        1024,
        Duration.ofMinutes(2));
  }

  /** Limits for those who must be fast: a piece of an answer has a third of a second. */
  static Limits impatient() {
    return new Limits(
        64 * 1024,
        500,
        1000,
        Duration.ofMinutes(2),
        Duration.ofMinutes(2),
        Duration.ofMillis(300),
        100_000_000,
        Duration.ofMinutes(2));
  }

  @Test
  void headersThatDripAreCutOff() throws Exception {
    try (Served served = Served.quick(Answers::echo);
        RawClient client = served.connect()) {
      client.socket().setSoTimeout(100);
      client.send("GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ");

      assertCutOffWhileDripping(client);
      assertEquals(0, served.calls.get());
    }
  }

  @Test
  void headersOfALaterRequestThatDripAreCutOffToo() throws Exception {
    try (Served served = Served.quick(Answers::echo);
        RawClient client = answered(served)) {
      client.socket().setSoTimeout(100);
      client.send("GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ");

      assertCutOffWhileDripping(client);
      assertEquals(1, served.calls.get());
    }
  }

  @Test
  void silentConnectionsAreClosedAfterTheIdleTime() throws Exception {
    try (Served served =
            new Served(
                Answers::echo, TrustedProxies.NONE, idleAfter(Duration.ofMillis(300), 1000));
        RawClient never = served.connect();
        RawClient after = answered(served)) {
      assertTrue(never.isClosed());
      assertTrue(after.isClosed());
    }
  }

  @Test
  void anAnswerMayTakeLongerThanTheIdleTime() throws Exception {
    try (Served served =
        new Served(
            call -> {
              await(new CountDownLatch(1), Duration.ofSeconds(1));
              return Answers.text(200, "late");
            },
            TrustedProxies.NONE,
            idleAfter(Duration.ofMillis(200), 1000))) {
      answered(served).close();
      assertEquals(1, served.calls.get());
    }
  }

  @Test
  void manySilentConnectionsDoNotDisturbTheOthers() throws Exception {
    List<RawClient> silent = new ArrayList<>();
    try (Served served =
        new Served(Answers::echo, TrustedProxies.NONE, idleAfter(Duration.ofMinutes(2), 3000))) {
      for (int count = 0; count < 2000; count++) {
        silent.add(served.connect());
      }
      try (RawClient client = served.connect()) {
        for (int count = 0; count < 100; count++) {
          assertEquals("GET / ", client.request("GET /").answer().text());
        }
      }
    } finally {
      close(silent);
    }
  }

  @Test
  void whenThereAreTooManyConnectionsTheLongestSilentOnesAreClosed() throws Exception {
    List<RawClient> silent = new ArrayList<>();
    CountDownLatch mayFinish = new CountDownLatch(1);
    try (Served served =
            new Served(
                call -> {
                  if (call.path().equals("/busy")) {
                    await(mayFinish, Duration.ofMinutes(2));
                  }
                  return Answers.text(200, "finished");
                },
                TrustedProxies.NONE,
                idleAfter(Duration.ofMinutes(10), 20));
        RawClient busy = served.connect()) {
      busy.request("GET /busy");
      for (int count = 0; count < 30; count++) {
        RawClient client = served.connect();
        silent.add(client);
        assertEquals("finished", client.request("GET /").answer().text());
      }
      for (RawClient longestSilent : silent.subList(0, 5)) {
        assertTrue(longestSilent.isClosed());
      }
      mayFinish.countDown();
      assertEquals("finished", busy.answer().text());
      assertEquals("finished", silent.getLast().request("GET /").answer().text());
    } finally {
      close(silent);
    }
  }

  private static void close(List<RawClient> clients) throws IOException {
    for (RawClient client : clients) {
      client.close();
    }
  }

  /**
   * A connection that has had its first answer. One that was closed before its request was read, as
   * this machine was too slow for a short idle time, is made again.
   */
  private static RawClient answered(Served served) throws IOException {
    for (int tries = 0; ; tries++) {
      RawClient client = served.connect();
      try {
        client.request("GET /").answer();
        return client;
      } catch (IOException closed) {
        client.close();
        if (served.calls.get() > 0 || tries == 50) {
          throw closed;
        }
      }
    }
  }

  /** Sends a byte every tenth of a second; fails when that goes on for a minute. */
  static void assertCutOffWhileDripping(RawClient client) {
    int count = 0;
    while (isOpenAfterOneMore(client)) {
      assertTrue(count < 600, "after a minute it still drips");
      count++;
    }
  }

  private static boolean isOpenAfterOneMore(RawClient client) {
    try {
      client.send("a");
      return !client.isClosed();
    } catch (java.net.SocketTimeoutException stillOpen) {
      return true;
    } catch (IOException closed) {
      return false;
    }
  }

  private static void await(CountDownLatch latch, Duration limit) {
    try {
      latch.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
