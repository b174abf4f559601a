package dev.strongroom.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Stopping lets what was begun finish and begins nothing new. */
class StopTest {
  @Test
  void requestsInFlightFinishAndNewOnesAreRefused() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayFinish = new CountDownLatch(1);
    Served served =
        new Served(call -> {
          begun.countDown();
          await(mayFinish);
          return Answers.text(200, "finished");
        });
    try (RawClient inFlight = served.connect();
        RawClient idle = served.connect()) {
      inFlight.request("GET /");
      assertTrue(begun.await(1, TimeUnit.MINUTES));
      int port = served.port();
      Thread stopping = Thread.ofVirtual().start(served::close);

      assertTrue(refusesConnections(port), "new connections are still taken");
      assertTrue(stopping.isAlive());
      mayFinish.countDown();
      RawClient.Answer answer = inFlight.answer();
      assertEquals("finished", answer.text());
      assertTrue(inFlight.isClosed());
      assertTrue(idle.isClosed());
      assertTrue(stopping.join(java.time.Duration.ofMinutes(1)));
      assertEquals(1, served.calls.get());
    }
  }

  @Test
  void aPortThatIsTakenIsAnErrorAndNothingListens() throws Exception {
    try (Served first = new Served(Answers::echo)) {
      Listeners second =
          new Listeners(
              java.util.List.of(
                  Listener.plain(
                      "api", new Place.Network("127.0.0.1", first.port()), Answers::echo)),
              Served.LIMITS,
              TrustedProxies.NONE,
              new java.util.Random(1));

      assertThrows(IOException.class, second::start);
    }
  }

  /** Tries until nobody answers or a minute has gone. */
  private static boolean refusesConnections(int port) throws IOException {
    long deadline = System.nanoTime() + 60_000_000_000L;
    while (System.nanoTime() < deadline) {
      try (RawClient client = RawClient.connect(port)) {
        assertFalse(client.socket().isClosed());
      } catch (ConnectException refused) {
        return true;
      }
    }
    return false;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
