package dev.strongroom.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.api.Call;
import dev.strongroom.api.Headers;
import dev.strongroom.api.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Bodies of requests (sheet 06, bad inputs 33, 68, 80 and 83). */
class BodyTest {
  private final BlockingQueue<String> outcomes = new ArrayBlockingQueue<>(10);

  private Reply upload(Call call) {
    Reply reply = Answers.measure(call);
    outcomes.add(reply.status() + " of " + call.contentLength());
    return reply;
  }

  private String outcome() throws InterruptedException {
    return String.valueOf(outcomes.poll(1, TimeUnit.MINUTES));
  }

  @Test
  void bytesArriveAsTheyWereSent() throws Exception {
    byte[] body = new byte[3_000_000];
    new Random(7).nextBytes(body);
    try (Served served = new Served(BodyTest::mirror);
        RawClient client = served.connect()) {
      client.request("POST /", "Content-Length: " + body.length).send(body);

      assertArrayEquals(body, client.answer().body());
    }
  }

  @Test
  void chunksExtensionsAndTrailersAreTakenApart() throws Exception {
    try (Served served = new Served(BodyTest::mirror);
        RawClient client = served.connect()) {
      client
          .request("POST /", "Transfer-Encoding: chunked", "Trailer: X-Sum")
          .send("5;a=b\r\nhello\r\n6;c=\"d;e\"\r\n world\r\n0\r\nX-Sum: 1\r\n\r\n");

      assertEquals("hello world", client.answer().text());
    }
  }

  @Test
  void aLengthThatIsNotAnnouncedIsMinusOne() throws Exception {
    try (Served served = new Served(this::upload);
        RawClient client = served.connect()) {
      client.request("POST /", "Transfer-Encoding: chunked").send("0\r\n\r\n").answer();
      assertEquals("200 of -1", outcome());
      client.request("POST /").answer();
      assertEquals("200 of -1", outcome());
      client.request("POST /", "Content-Length: 0").answer();
      assertEquals("200 of 0", outcome());
    }
  }

  @Test
  void aBodyShorterThanAnnouncedIsAnErrorForTheReader() throws Exception {
    try (Served served = new Served(this::upload);
        RawClient client = served.connect()) {
      client.request("POST /", "Content-Length: 100").send("only this");
      client.socket().shutdownOutput();

      assertEquals("400 of 100", outcome());
      assertEquals(400, client.answer().status());
      assertTrue(client.isClosed());
    }
  }

  @Test
  void chunksWithoutTheLastOneAreAnErrorForTheReader() throws Exception {
    try (Served served = new Served(this::upload);
        RawClient client = served.connect()) {
      client.request("POST /", "Transfer-Encoding: chunked").send("5\r\nhello\r\n");
      client.socket().shutdownOutput();

      assertEquals("400 of -1", outcome());
    }
  }

  @Test
  void aResetInMidBodyIsAnErrorForTheReader() throws Exception {
    try (Served served = new Served(this::upload);
        RawClient client = served.connect()) {
      client.request("POST /", "Content-Length: 100000").send(new byte[5000]);
      client.reset();

      assertEquals("400 of 100000", outcome());
    }
  }

  @Test
  void aBodyLongerThanAnnouncedIsCutAndTheRestIsNoBody() throws Exception {
    try (Served served = new Served(this::upload);
        RawClient client = served.connect()) {
      client.request("POST /", "Content-Length: 5").send("helloXYZ\r\n\r\n");

      assertEquals("received 5", client.answer().text());
      assertEquals(400, client.answer().status());
      assertTrue(client.isClosed());
    }
  }

  @Test
  void aBodyThatStallsIsATimeoutWhateverTheAnswererSays() throws Exception {
    try (Served served = Served.quick(this::upload);
        RawClient client = served.connect()) {
      client.request("POST /", "Content-Length: 100").send("slow");

      RawClient.Answer answer = client.answer();
      assertEquals(408, answer.status());
      assertTrue(answer.text().contains("\"code\": \"request_timeout\""));
      assertTrue(client.isClosed());
      assertEquals("400 of 100", outcome());
    }
  }

  @Test
  void aBodyThatDripsIsATimeout() throws Exception {
    try (Served served = Served.quick(this::upload);
        RawClient client = served.connect()) {
      long begunNanos = System.nanoTime();
      client.request("POST /", "Content-Length: 1000000");
      client.socket().setSoTimeout(100);
      int drops = 0;
      while (dripped(client)) {
        drops++;
        assertTrue(drops < 600, "after a minute it still drips");
      }
      assertEquals("400 of 1000000", outcome());
      Duration patience = Served.QUICK_LIMITS.stalledBody();
      assertTrue(System.nanoTime() - begunNanos >= patience.toNanos(), "cut off too early");
    }
  }

  @Test
  void aCompressedBodyIsNotInflated() throws Exception {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(new byte[1_000_000]);
    }
    try (Served served = new Served(BodyTest::mirror);
        RawClient client = served.connect()) {
      client
          .request(
              "POST /",
              "Content-Encoding: gzip",
              "Accept-Encoding: gzip",
              "Content-Length: " + compressed.size())
          .send(compressed.toByteArray());

      RawClient.Answer answer = client.answer();
      assertArrayEquals(compressed.toByteArray(), answer.body());
      assertTrue(answer.header("Content-Encoding").isEmpty());
    }
  }

  /** Sends one byte and waits a tenth of a second; false when an answer or the end comes. */
  private static boolean dripped(RawClient client) {
    try {
      client.send("x");
      client.socket().getInputStream().read();
      return false;
    } catch (java.net.SocketTimeoutException nothingYet) {
      return true;
    } catch (IOException ended) {
      return false;
    }
  }

  private static Reply mirror(Call call) {
    return new Reply(
        200,
        List.of(new Headers.Header("Content-Type", "application/octet-stream")),
        new Reply.Bytes(Answers.body(call)));
  }
}
