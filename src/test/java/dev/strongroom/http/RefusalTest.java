package dev.strongroom.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Answers that are given while the body is still under way. */
class RefusalTest {
  private static final int MEBIBYTE = 1024 * 1024;

  @Test
  void whoSendsAMebibyteBeforeReadingStillSeesTheRefusal() throws Exception {
    try (Served served = new Served(call -> Answers.text(403, "no"));
        RawClient client = served.connect()) {
      client.request("POST /upload", "Content-Length: " + MEBIBYTE).send(new byte[MEBIBYTE]);

      RawClient.Answer answer = client.answer();
      assertEquals(403, answer.status());
      assertEquals("close", answer.header("Connection").orElseThrow());
      assertTrue(client.isClosed());
    }
  }

  @Test
  void theRefusalComesAtOnceAndOnlySoMuchIsTakenAfterIt() throws Exception {
    try (Served served = new Served(call -> Answers.text(403, "no"));
        RawClient client = served.connect()) {
      client.request("POST /upload", "Content-Length: 1000000000").send(new byte[1000]);

      assertEquals(403, client.answer().status());
      assertTrue(sentUntilRefused(client) < 64 * MEBIBYTE);
    }
  }

  /** Long before the limits for a body, which are longer here than the client's patience. */
  @Test
  void whoStopsSendingIsCutOffAfterTwoSeconds() throws Exception {
    try (Served served = new Served(call -> Answers.text(403, "no"));
        RawClient client = served.connect()) {
      client.request("POST /upload", "Content-Length: 1000000").send(new byte[1000]);

      assertEquals(403, client.answer().status());
      assertTrue(client.isClosed());
    }
  }

  @Test
  void aSmallBodyThatNobodyReadsDoesNotEndTheConnection() throws Exception {
    try (Served served = new Served(call -> Answers.text(401, "no"));
        RawClient client = served.connect()) {
      for (int request = 0; request < 3; request++) {
        client.request("POST /b2api/v4/b2_list_keys", "Content-Length: 2");
        RawClient.Answer answer = client.send("{}").answer();

        assertEquals(401, answer.status());
        assertFalse(answer.header("Connection").isPresent());
      }
    }
  }

  @Test
  void aSmallChunkedBodyThatNobodyReadsIsNoSecondRequest() throws Exception {
    try (Served served = new Served(call -> Answers.text(401, "no"));
        RawClient client = served.connect()) {
      client.send(
          "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
              + "5\r\nGET /\r\n0\r\n\r\n");
      assertEquals(401, client.answer().status());
      assertEquals(401, client.request("GET /next").answer().status());
      assertEquals(2, served.calls.get());
    }
  }

  private static long sentUntilRefused(RawClient client) {
    long sent = 0;
    byte[] block = new byte[MEBIBYTE];
    try {
      for (; sent < 1000L * MEBIBYTE; sent += block.length) {
        client.send(block);
      }
    } catch (IOException refused) {
      return sent;
    }
    return sent;
  }
}
