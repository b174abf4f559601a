package dev.strongroom.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** {@code Expect: 100-continue}: nothing is asked for before the gate (sheet 06, bad input 81). */
class ExpectationTest {
  private static final String[] EXPECTING = {"Content-Length: 10000000000", "Expect: 100-continue"};

  @Test
  void aRefusalBeforeTheBodyComesInsteadOfThe100AndEndsTheConnection() throws Exception {
    try (Served served = new Served(call -> Answers.text(401, "no"));
        RawClient client = served.connect()) {
      RawClient.Answer answer = client.request("POST /upload", EXPECTING).answer();

      assertEquals(401, answer.status());
      assertEquals("close", answer.header("Connection").orElseThrow());
      assertTrue(client.isClosed());
    }
  }

  @Test
  void the100IsSentWhenTheBodyIsFirstRead() throws Exception {
    try (Served served = new Served(Answers::measure);
        RawClient client = served.connect()) {
      client.request("POST /upload", "Content-Length: 5", "Expect: 100-continue");

      assertEquals(100, client.answer().status());
      assertEquals("received 5", client.send("hello").answer().text());
      assertEquals("received 0", client.request("GET /next").answer().text());
    }
  }

  @Test
  void no100IsSentWhenTheBodyCameWithoutWaiting() throws Exception {
    try (Served served = new Served(Answers::measure);
        RawClient client = served.connect()) {
      client.send(
          "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\nhello");

      RawClient.Answer answer = client.answer();
      assertEquals(200, answer.status());
      assertEquals("received 5", answer.text());
    }
  }

  @Test
  void anotherExpectationIsRefused() throws Exception {
    try (Served served = new Served(Answers::measure);
        RawClient client = served.connect()) {
      assertEquals(417, client.request("POST /", "Expect: a-miracle").answer().status());
      assertEquals(0, served.calls.get());
    }
  }
}
