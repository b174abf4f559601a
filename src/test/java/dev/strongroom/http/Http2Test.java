package dev.strongroom.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.api.Call;
import dev.strongroom.api.Reply;
import dev.strongroom.store.ByteSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP/2 over plain text by prior knowledge (sheet 06, bad inputs 78 and 79). */
class Http2Test {
  private static final byte[] CANCEL = {0, 0, 0, 8};

  private final BlockingQueue<String> outcomes = new ArrayBlockingQueue<>(10);

  /** Reads as far as the tests send before they break off, says so, and reads on. */
  private Reply upload(Call call) {
    try {
      if (call.contentLength() > 5) {
        outcomes.add("received " + call.body().readNBytes(5).length);
      }
    } catch (IOException problem) {
      outcomes.add(problem.getMessage());
    }
    Reply reply = Answers.measure(call);
    outcomes.add(reply.status() + " of " + call.contentLength());
    return reply;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/b/a%2Fb//c/../d+e%20f?x=%2F+&y", "//x//./z/", "/a\\b|c"})
  void pathsComeAsTheyWereSent(String path) throws Exception {
    try (Served served = new Served(Answers::echo);
        RawHttp2Client client = new RawHttp2Client(served.port())) {
      RawHttp2Client.Answer answer = client.answer(client.headers(true, "GET", path));

      String echoed = path.contains("?") ? path.replace('?', ' ') : path + " ";
      assertEquals("GET " + echoed, answer.text());
      assertTrue(answer.headers().stream().anyMatch(header -> header.startsWith("date: ")));
      assertTrue(answer.headers().stream().anyMatch(header -> header.startsWith("x-request-id: ")));
      assertTrue(answer.headers().stream().noneMatch(header -> header.startsWith("server: ")));
    }
  }

  @Test
  void aPathThatIsNotAsciiIsRefusedRatherThanGarbled() throws Exception {
    try (Served served = new Served(Answers::echo);
        RawHttp2Client client = new RawHttp2Client(served.port())) {
      assertEquals(400, client.answer(client.headers(true, "GET", "/ü")).status());
    }
  }

  @Test
  void manyRequestsShareAConnection() throws Exception {
    try (Served served = new Served(Answers::echo);
        RawHttp2Client client = new RawHttp2Client(served.port())) {
      for (int count = 0; count < 50; count++) {
        int stream = client.headers(true, "GET", "/" + count);
        assertEquals("GET /" + count + " ", client.answer(stream).text());
      }
    }
  }

  @Test
  void bodiesOfAnySizeComeAndGo() throws Exception {
    byte[] content = new byte[20_000_000];
    new Random(3).nextBytes(content);
    try (Served served =
            new Served(call ->
                new Reply(200, List.of(), new Reply.Stream(content.length, source(call.body()))));
        RawHttp2Client client = new RawHttp2Client(served.port())) {
      int stream = client.headers(false, "POST", "/", "content-length", "" + content.length);
      Thread sender = Thread.ofVirtual().start(() -> send(client, stream, content));
      sender.join();

      assertArrayEquals(content, client.answer(stream).body());
    }
  }

  private static void send(RawHttp2Client client, int stream, byte[] content) {
    try {
      client.body(stream, content);
    } catch (IOException problem) {
      throw new java.io.UncheckedIOException(problem);
    }
  }

  /** Reads the body first: the client sends and receives one after the other. */
  private static Reply.Source source(java.io.InputStream body) {
    byte[] received;
    try {
      received = body.readAllBytes();
    } catch (IOException problem) {
      throw new java.io.UncheckedIOException(problem);
    }
    return new Reply.Source() {
      @Override
      public void transferTo(ByteSink sink) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(100_000);
        for (int from = 0; from < received.length; from += buffer.capacity()) {
          int count = Math.min(buffer.capacity(), received.length - from);
          sink.write(buffer.clear().put(received, from, count).flip());
          buffer.clear().put(new byte[count]);
        }
      }

      @Override
      public void close() {
        // There is nothing to give back.
      }
    };
  }

  /**
   * Jetty resets such a stream without a word to the reader, so it is told when its time is over.
   */
  @Test
  void aBodyShorterThanAnnouncedIsAnErrorForTheReader() throws Exception {
    Limits limits = Served.limits(Duration.ofSeconds(4));
    try (Served served = new Served(this::upload, TrustedProxies.NONE, limits);
        RawHttp2Client client = new RawHttp2Client(served.port())) {
      int stream = client.headers(false, "POST", "/", "content-length", "10");
      client.send(RawHttp2Client.DATA, 0, stream, new byte[5]);
      assertEquals("received 5", outcomes.poll(1, TimeUnit.MINUTES));
      client.send(RawHttp2Client.DATA, RawHttp2Client.END_STREAM, stream, new byte[0]);

      assertEquals("400 of 10", outcomes.poll(1, TimeUnit.MINUTES));
    }
  }

  @Test
  void aStreamThatIsResetInMidBodyIsAnErrorForTheReader() throws Exception {
    try (Served served = new Served(this::upload);
        RawHttp2Client client = new RawHttp2Client(served.port())) {
      int stream = client.headers(false, "POST", "/", "content-length", "10");
      client.send(RawHttp2Client.DATA, 0, stream, new byte[5]);
      assertEquals("received 5", outcomes.poll(1, TimeUnit.MINUTES));
      client.send(RawHttp2Client.RST_STREAM, 0, stream, CANCEL);

      assertEquals("400 of 10", outcomes.poll(1, TimeUnit.MINUTES));
      assertEquals(200, client.answer(client.headers(true, "GET", "/")).status());
    }
  }

  @Test
  void aSmallBodyThatDoesNotComeDoesNotHoldUpTheAnswerForLong() throws Exception {
    try (Served served = new Served(call -> Answers.text(403, "no"));
        RawHttp2Client client = new RawHttp2Client(served.port())) {
      int stream = client.headers(false, "POST", "/", "content-length", "10");

      assertEquals(403, client.answer(stream).status());
    }
  }

  @Test
  void aRefusalWhileTheBodyIsUnderWayIsSeen() throws Exception {
    try (Served served = new Served(call -> Answers.text(403, "no"));
        RawHttp2Client client = new RawHttp2Client(served.port())) {
      int stream = client.headers(false, "POST", "/", "content-length", "1000000000");

      RawHttp2Client.Answer answer = client.answer(stream);
      assertEquals(403, answer.status());
      assertTrue(answer.headers().stream().noneMatch(header -> header.startsWith("connection")));
      assertEquals(403, client.answer(client.headers(true, "GET", "/")).status());
    }
  }

  @Test
  void aFailureInMidBodyResetsTheStreamBeforeTheEnd() throws Exception {
    Reply.Source broken =
        new Reply.Source() {
          @Override
          public void transferTo(ByteSink sink) throws IOException {
            sink.write(ByteBuffer.allocate(10));
            throw new IllegalStateException("damaged");
          }

          @Override
          public void close() {
            outcomes.add("closed");
          }
        };
    try (Served served =
            new Served(call -> new Reply(200, List.of(), new Reply.Stream(20, broken)));
        RawHttp2Client client = new RawHttp2Client(served.port())) {
      assertEquals(0, client.answer(client.headers(true, "GET", "/")).status());
      assertEquals("closed", outcomes.poll(1, TimeUnit.MINUTES));
    }
  }

  @Test
  void whoNeverOpensTheWindowIsCutOff() throws Exception {
    Reply.Source endless =
        new Reply.Source() {
          @Override
          public void transferTo(ByteSink sink) throws IOException {
            while (true) {
              sink.write(ByteBuffer.allocateDirect(100_000));
            }
          }

          @Override
          public void close() {
            outcomes.add("closed");
          }
        };
    try (Served served =
            new Served(
                call -> new Reply(200, List.of(), new Reply.Stream(Long.MAX_VALUE, endless)),
                TrustedProxies.NONE,
                SilenceTest.impatient());
        RawHttp2Client client = new RawHttp2Client(served.port())) {
      client.headers(true, "GET", "/");

      assertEquals("closed", outcomes.poll(1, TimeUnit.MINUTES));
    }
  }

  @ParameterizedTest
  @CsvSource({"connection,close", "transfer-encoding,chunked", "upgrade,h2c", "Upper-Case,a"})
  void headersThatHttp2ForbidsAreRefused(String name, String value) throws Exception {
    try (Served served = new Served(Answers::echo);
        RawHttp2Client client = new RawHttp2Client(served.port())) {
      RawHttp2Client.Answer answer = client.answer(client.headers(true, "GET", "/", name, value));

      assertTrue(answer.status() == 0 || answer.status() == 400, "" + answer.status());
      assertEquals(0, served.calls.get());
    }
  }

  @Test
  void streamsThatAreOpenedAndResetInARowEndTheConnectionButNotTheServer() throws Exception {
    try (Served served = new Served(Answers::echo);
        RawHttp2Client client = new RawHttp2Client(served.port())) {
      boolean cutOff = false;
      try {
        for (int count = 0; count < 5_000; count++) {
          int stream = client.headers(true, "GET", "/");
          client.send(RawHttp2Client.RST_STREAM, 0, stream, CANCEL);
        }
      } catch (IOException closed) {
        cutOff = true;
      }
      assertTrue(cutOff || client.isSentAway());
      assertTrue(served.calls.get() < 1_000, served.calls + " calls were made");
      assertServes(served);
    }
  }

  @Test
  void headersThatNeverEndAreCutOff() throws Exception {
    try (Served served = new Served(Answers::echo);
        RawHttp2Client client = new RawHttp2Client(served.port())) {
      byte[] block = RawHttp2Client.block("GET", "/");
      client.send(RawHttp2Client.HEADERS, RawHttp2Client.END_STREAM, 1, block);
      boolean cutOff = false;
      try {
        for (int count = 0; count < 10_000; count++) {
          client.send(RawHttp2Client.CONTINUATION, 0, 1, new byte[16_384]);
        }
      } catch (IOException closed) {
        cutOff = true;
      }
      assertTrue(cutOff || client.isSentAway());
      assertEquals(0, served.calls.get());
      assertServes(served);
    }
  }

  @Test
  void headersBeyondTheLimitAreRefused() throws Exception {
    try (Served served = new Served(Answers::echo);
        RawHttp2Client client = new RawHttp2Client(served.port())) {
      String[] fields = new String[20];
      for (int field = 0; field < fields.length; field += 2) {
        fields[field] = "x-" + field;
        fields[field + 1] = "a".repeat(7_000);
      }
      byte[] block = RawHttp2Client.block("GET", "/", fields);
      int cut = 16_000;
      byte[] first = java.util.Arrays.copyOf(block, cut);
      client.send(RawHttp2Client.HEADERS, RawHttp2Client.END_STREAM, 1, first);
      for (int from = cut; from < block.length; from += cut) {
        int end = Math.min(from + cut, block.length);
        client.send(
            RawHttp2Client.CONTINUATION,
            end == block.length ? RawHttp2Client.END_HEADERS : 0,
            1,
            java.util.Arrays.copyOfRange(block, from, end));
      }

      assertEquals(0, served.calls.get());
      assertServes(served);
    }
  }

  @Test
  void anUpgradeFromHttp1IsNotMade() throws Exception {
    try (Served served = new Served(Answers::echo);
        RawClient client = served.connect()) {
      RawClient.Answer answer =
          client
              .request(
                  "GET /a",
                  "Connection: Upgrade, HTTP2-Settings",
                  "Upgrade: h2c",
                  "HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA")
              .answer();

      assertEquals(200, answer.status());
      assertEquals("GET /a ", answer.text());
      assertEquals("GET /b ", client.request("GET /b").answer().text());
    }
  }

  @Test
  void headHasALengthAndNoBody() throws Exception {
    try (Served served =
            new Served(call -> Answers.text(200, "hello").with("X-A", "b").with("X-A", "c"));
        RawHttp2Client client = new RawHttp2Client(served.port())) {
      RawHttp2Client.Answer answer = client.answer(client.headers(true, "HEAD", "/"));

      assertEquals(0, answer.body().length);
      assertTrue(answer.headers().contains("content-length: 5"));
      assertTrue(answer.headers().containsAll(List.of("x-a: b", "x-a: c")));
    }
  }

  private static void assertServes(Served served) throws Exception {
    try (RawHttp2Client other = new RawHttp2Client(served.port())) {
      assertEquals(200, other.answer(other.headers(true, "GET", "/still")).status());
    }
  }
}
