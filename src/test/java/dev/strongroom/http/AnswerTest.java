package dev.strongroom.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.api.Reply;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every answer has in common. */
class AnswerTest {
  @Test
  void everyAnswerCarriesAnIdAndADateAndNoServer() throws Exception {
    try (Served served = new Served(Answers::echo);
        RawClient client = served.connect()) {
      RawClient.Answer first = client.request("GET /a").answer();
      RawClient.Answer second = client.request("GET /b").answer();

      assertTrue(first.header("X-Request-Id").orElseThrow().matches("[0-9a-f]{16}"));
      assertNotEquals(first.header("X-Request-Id"), second.header("X-Request-Id"));
      ZonedDateTime.parse(first.header("Date").orElseThrow(), DateTimeFormatter.RFC_1123_DATE_TIME);
      assertFalse(first.header("Server").isPresent());
      assertEquals("GET /b ", second.text());
    }
  }

  @Test
  void http10IsSpokenAndEndsTheConnection() throws Exception {
    try (Served served = new Served(Answers::echo);
        RawClient client = served.connect()) {
      RawClient.Answer answer = client.send("GET /a HTTP/1.0\r\n\r\n").answer();

      assertEquals("GET /a ", answer.text());
      assertTrue(client.isClosed());
    }
  }

  @Test
  void whoAsksForTheEndOfTheConnectionGetsIt() throws Exception {
    try (Served served = new Served(Answers::echo);
        RawClient client = served.connect()) {
      RawClient.Answer answer = client.request("GET /a", "Connection: close").answer();

      assertEquals("close", answer.header("Connection").orElseThrow());
      assertTrue(client.isClosed());
    }
  }

  @Test
  void pipelinedRequestsAreAnsweredInOrder() throws Exception {
    try (Served served = new Served(Answers::measure);
        RawClient client = served.connect()) {
      client.send(
          "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc"
              + "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
              + "1\r\na\r\n0\r\n\r\n"
              + "GET / HTTP/1.1\r\nHost: a\r\n\r\n");

      assertEquals("received 3", client.answer().text());
      assertEquals("received 1", client.answer().text());
      assertEquals("received 0", client.answer().text());
    }
  }

  @Test
  void anAnswerWithoutContentHasNoLength() throws Exception {
    try (Served served = new Served(call -> new Reply(204, List.of(), Reply.Bytes.NONE));
        RawClient client = served.connect()) {
      for (int count = 0; count < 2; count++) {
        RawClient.Answer answer = client.request("DELETE /a").answer();

        assertEquals(204, answer.status());
        assertTrue(answer.header("Content-Length").isEmpty());
      }
    }
  }

  @Test
  void answersMayHaveThirtyKibibytesOfHeaders() throws Exception {
    String info = "i".repeat(10_000);
    try (Served served =
            new Served(call ->
                Answers.text(200, "hello")
                    .with("X-Bz-Info-A", info)
                    .with("X-Bz-Info-B", info)
                    .with("X-Bz-Info-C", info));
        RawClient client = served.connect();
        RawHttp2Client http2 = new RawHttp2Client(served.port())) {
      RawClient.Answer answer = client.request("GET /a").answer();
      assertEquals(info, answer.header("X-Bz-Info-C").orElseThrow());
      assertEquals("hello", answer.text());

      RawHttp2Client.Answer second = http2.answer(http2.headers(true, "GET", "/a"));
      assertTrue(second.headers().contains("x-bz-info-c: " + info));
      assertEquals("hello", second.text());
    }
  }

  @Test
  void handlersRunOnVirtualThreads() throws Exception {
    try (Served served =
            new Served(call -> Answers.text(200, "" + Thread.currentThread().isVirtual()));
        RawClient client = served.connect()) {
      assertEquals("true", client.request("GET /").answer().text());
      assertEquals("true", client.request("GET /").answer().text());
    }
  }
}
