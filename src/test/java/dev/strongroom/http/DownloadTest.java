package dev.strongroom.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.api.Headers;
import dev.strongroom.api.Reply;
import dev.strongroom.store.ByteSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Bodies of answers that are read while they are sent. */
class DownloadTest {
  /** What writes a body, and whether it was closed. */
  private static final class Body implements Reply.Source {
    interface Writer {
      void write(ByteSink sink) throws IOException;
    }

    private final Writer writer;
    private final CountDownLatch closed = new CountDownLatch(1);

    Body(Writer writer) {
      this.writer = writer;
    }

    @Override
    public void transferTo(ByteSink sink) throws IOException {
      writer.write(sink);
    }

    @Override
    public void close() {
      closed.countDown();
    }

    Reply reply(long length) {
      return new Reply(
          200, List.of(new Headers.Header("X-Bz-File-Id", "4_z")), new Reply.Stream(length, this));
    }

    void assertClosed() throws InterruptedException {
      assertTrue(closed.await(1, TimeUnit.MINUTES), "the source was not closed");
    }
  }

  @Test
  void bytesOfAReusedDirectBufferArriveInOrder() throws Exception {
    byte[] content = new byte[5_000_000];
    new Random(11).nextBytes(content);
    Body body = new Body(sink -> inPieces(content, sink));
    try (Served served = new Served(call -> body.reply(content.length));
        RawClient client = served.connect()) {
      RawClient.Answer answer = client.request("GET /file").answer();

      assertEquals("5000000", answer.header("Content-Length").orElseThrow());
      assertArrayEquals(content, answer.body());
      body.assertClosed();
      assertEquals(200, client.request("GET /again").answer().status());
    }
  }

  /** Always the same buffer, overwritten with wrong bytes as soon as it was written. */
  private static void inPieces(byte[] content, ByteSink sink) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(100_000);
    for (int from = 0; from < content.length; from += buffer.capacity()) {
      int count = Math.min(buffer.capacity(), content.length - from);
      buffer.clear().put(content, from, count).flip();
      sink.write(buffer);
      assertEquals(0, buffer.remaining());
      buffer.clear().put(new byte[count]);
    }
  }

  @Test
  void headSendsTheLengthAndNoBodyAndTheNextAnswerFollows() throws Exception {
    Body body = new Body(sink -> sink.write(ByteBuffer.wrap(new byte[100])));
    try (Served served =
            new Served(call -> call.isHead() ? body.reply(100) : Answers.text(200, "next"));
        RawClient client = served.connect()) {
      client.send("HEAD /a HTTP/1.1\r\nHost: a\r\n\r\nGET /b HTTP/1.1\r\nHost: a\r\n\r\n");

      RawClient.Answer head = client.head();
      assertEquals("100", head.header("Content-Length").orElseThrow());
      assertEquals("4_z", head.header("X-Bz-File-Id").orElseThrow());
      assertEquals("next", client.answer().text());
      body.assertClosed();
    }
  }

  @Test
  void headOfAnErrorHasNoBodyEither() throws Exception {
    try (Served served = new Served(call -> Answers.text(404, "gone"));
        RawClient client = served.connect()) {
      client.send("HEAD /a HTTP/1.1\r\nHost: a\r\n\r\nGET /b HTTP/1.1\r\nHost: a\r\n\r\n");

      assertEquals("4", client.head().header("Content-Length").orElseThrow());
      assertEquals("gone", client.answer().text());
    }
  }

  @Test
  void anEmptyStreamIsAnAnswer() throws Exception {
    Body body = new Body(sink -> {});
    try (Served served = new Served(call -> body.reply(0));
        RawClient client = served.connect()) {
      assertEquals("0", client.request("GET /").answer().header("Content-Length").orElseThrow());
      body.assertClosed();
      assertEquals(200, client.request("GET /").answer().status());
    }
  }

  @Test
  void aFailureInMidBodyEndsTheConnectionBeforeTheEnd() throws Exception {
    Body body =
        new Body(sink -> {
          sink.write(ByteBuffer.wrap(new byte[100]));
          throw new IllegalStateException("damaged");
        });
    try (Served served = new Served(call -> body.reply(200));
        RawClient client = served.connect()) {
      assertBrokenOff(client.request("GET /"), 200);
      body.assertClosed();
    }
  }

  @Test
  void aFailureBeforeTheFirstByteIsAnErrorInTheListenersDress() throws Exception {
    Body body =
        new Body(_ -> {
          throw new IllegalStateException("damaged");
        });
    try (Served served = new Served(call -> body.reply(200));
        RawClient client = served.connect()) {
      RawClient.Answer answer = client.request("GET /").answer();

      assertEquals(500, answer.status());
      assertTrue(answer.text().contains("\"code\": \"internal_error\""));
      assertTrue(answer.header("X-Bz-File-Id").isEmpty());
      assertTrue(answer.header("X-Request-Id").isPresent());
      body.assertClosed();
    }
  }

  @Test
  void tooFewBytesEndTheConnection() throws Exception {
    Body body = new Body(sink -> sink.write(ByteBuffer.wrap(new byte[100])));
    try (Served served = new Served(call -> body.reply(200));
        RawClient client = served.connect()) {
      assertBrokenOff(client.request("GET /"), 200);
      body.assertClosed();
    }
  }

  @Test
  void tooManyBytesAreNotSent() throws Exception {
    Body body =
        new Body(sink -> {
          sink.write(ByteBuffer.wrap(new byte[100]));
          sink.write(ByteBuffer.wrap(new byte[101]));
        });
    try (Served served = new Served(call -> body.reply(200));
        RawClient client = served.connect()) {
      assertBrokenOff(client.request("GET /"), 200);
      body.assertClosed();
    }
  }

  @Test
  void aResetInMidBodyEndsTheSourceAndItsThread() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    Body body =
        new Body(sink -> {
          try {
            endless(sink);
          } finally {
            ended.countDown();
          }
        });
    try (Served served = new Served(call -> body.reply(Long.MAX_VALUE));
        RawClient client = served.connect()) {
      client.request("GET /");
      assertTrue(client.socket().getInputStream().readNBytes(100_000).length == 100_000);
      client.reset();

      assertTrue(ended.await(1, TimeUnit.MINUTES), "the thread still writes");
      body.assertClosed();
    }
  }

  @Test
  void whoStopsReadingIsCutOff() throws Exception {
    Body body = new Body(DownloadTest::endless);
    try (Served served =
            new Served(
                call -> body.reply(Long.MAX_VALUE),
                TrustedProxies.NONE,
                SilenceTest.idleAfter(Duration.ofSeconds(2), 1000));
        RawClient client = served.connect()) {
      client.request("GET /");

      body.assertClosed();
      assertEquals(1, served.calls.get());
    }
  }

  @Test
  void whoReadsMoreSlowlyThanAllowedIsCutOff() throws Exception {
    Body body = new Body(DownloadTest::endless);
    try (Served served =
            new Served(
                call -> body.reply(Long.MAX_VALUE), TrustedProxies.NONE, SilenceTest.impatient());
        RawClient client = served.connect()) {
      client.request("GET /");

      body.assertClosed();
    }
  }

  @Test
  void theSourceIsClosedWhenTheBodyOfTheRequestTimedOut() throws Exception {
    Body body = new Body(sink -> sink.write(ByteBuffer.wrap(new byte[5])));
    try (Served served =
            Served.quick(call -> {
              Answers.measure(call);
              return body.reply(5);
            });
        RawClient client = served.connect()) {
      assertEquals(408, client.request("POST /", "Content-Length: 5").answer().status());
      body.assertClosed();
    }
  }

  @Test
  void lineBreaksInHeadersCannotSplitTheAnswer() throws Exception {
    try (Served served =
            new Served(call ->
                Answers.text(200, "").with("X-Info", "a\r\nX-Injected: b").with("X-B", "\0"));
        RawClient client = served.connect()) {
      RawClient.Answer answer = client.request("GET /").answer();

      assertTrue(answer.header("X-Injected").isEmpty());
      assertEquals("a  X-Injected: b", answer.header("X-Info").orElseThrow());
    }
  }

  @Test
  void anAnswererThatFailsIsAnErrorInTheListenersDress() throws Exception {
    try (Served served =
            new Served(call -> {
              throw new StackOverflowError();
            });
        RawClient client = served.connect()) {
      RawClient.Answer answer = client.request("GET /").answer();

      assertEquals(500, answer.status());
      assertTrue(answer.text().contains("Unexpected exception"));
      assertEquals(500, client.request("GET /").answer().status());
    }
  }

  private static void endless(ByteSink sink) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(128 * 1024);
    while (true) {
      sink.write(buffer.clear());
    }
  }

  private static void assertBrokenOff(RawClient client, int announced) throws IOException {
    String all = new String(client.rest(), java.nio.charset.StandardCharsets.ISO_8859_1);
    assertTrue(all.startsWith("HTTP/1.1 200 "), all);
    int body = all.length() - all.indexOf("\r\n\r\n") - 4;
    assertTrue(all.contains("Content-Length: " + announced), all);
    assertTrue(body < announced, body + " bytes came");
  }
}
