package dev.strongroom.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where a message ends is beyond doubt, or the connection ends (sheet 06, bad inputs 2, 33, 77 and
 * 82). Every case is followed by a second request, which nobody may see.
 */
class FramingTest {
  private static final String SMUGGLED = "GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";

  static Stream<Arguments> ambiguous() {
    return Stream.of(
        bad("length and chunks", "Content-Length: 5\r\nTransfer-Encoding: chunked", "0\r\n\r\n"),
        bad("chunks and length", "Transfer-Encoding: chunked\r\nContent-Length: 5", "0\r\n\r\n"),
        bad("chunked, identity", "Transfer-Encoding: chunked, identity", "0\r\n\r\n"),
        bad("an unknown coding", "Transfer-Encoding: xchunked", "0\r\n\r\n"),
        bad("chunked twice", "Transfer-Encoding: chunked, chunked", "0\r\n\r\n"),
        bad("two codings in two lines", TWO_CODINGS, "0\r\n\r\n"),
        bad("space before the colon", "Transfer-Encoding : chunked", "0\r\n\r\n"),
        bad("two lengths that differ", "Content-Length: 1\r\nContent-Length: 2", "ab"),
        bad("two lengths that agree", "Content-Length: 2\r\nContent-Length: 2", "ab"),
        bad("a list of lengths", "Content-Length: 2, 2", "ab"),
        bad("a length with a sign", "Content-Length: +2", "ab"),
        bad("a negative length", "Content-Length: -1", ""),
        bad("a length in hexadecimal", "Content-Length: 0x2", "ab"),
        bad("an empty length", "Content-Length: ", ""),
        bad("a length beyond 64 bits", "Content-Length: 99999999999999999999", "ab"),
        bad("a folded header", "X-Folded: a\r\n b", ""),
        bad("a line end without CR", "X-A: a\nX-B: b", ""),
        bad("a CR alone", "X-A: a\rX-B: b", ""),
        bad("NUL in a value", "X-A: a\0b", ""),
        bad("NUL in the credentials", "Authorization: Basic a\0b", ""),
        bad("two hosts", "Host: other", ""),
        bad("a header without a name", ": a", ""),
        bad("a header without a colon", "nothing", ""));
  }

  private static final String TWO_CODINGS =
      "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity";

  static Stream<Arguments> brokenChunks() {
    return Stream.of(
        Arguments.of("a size in C's hexadecimal", "0x5\r\nhello\r\n0\r\n\r\n"),
        Arguments.of("a size beyond 64 bits", "10000000000000000\r\nhello\r\n0\r\n\r\n"),
        Arguments.of("a size beyond 32 bits", "100000004\r\nabcd\r\n0\r\n\r\n"),
        Arguments.of("a negative size", "-1\r\nhello\r\n0\r\n\r\n"),
        Arguments.of("no line end after the data", "5\r\nhello0\r\n\r\n"),
        Arguments.of("a line end without CR", "5\nhello\n0\n\n"),
        Arguments.of("a line end inside a quoted extension", "5;a=\"\r\n\"\r\nhello\r\n0\r\n\r\n"));
  }

  private static Arguments bad(String name, String headers, String body) {
    return Arguments.of(name, headers, body);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ambiguous")
  void whatCanBeReadInTwoWaysIsRefusedAndTheConnectionEnds(String name, String headers, String body)
      throws Exception {
    try (Served served = new Served(Answers::measure);
        RawClient client = served.connect()) {
      client.request("POST /first", headers).send(body + SMUGGLED);

      assertDressed(400, client.answer());
      assertTrue(client.isClosed());
      assertEquals(0, served.calls.get(), "nobody may be asked");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenChunks")
  void aBrokenChunkIsAnErrorWhileReadingAndTheConnectionEnds(String name, String chunks)
      throws Exception {
    try (Served served = new Served(Answers::measure);
        RawClient client = served.connect()) {
      client.request("POST /first", "Transfer-Encoding: chunked").send(chunks + SMUGGLED);
      client.socket().shutdownOutput();

      assertEquals(400, client.answer().status());
      assertTrue(client.isClosed());
      assertEquals(1, served.calls.get(), "the second request may not be seen");
    }
  }

  static Stream<Arguments> outsized() {
    String many = "X-A: b\r\n".repeat(5_000).strip();
    return Stream.of(
        Arguments.of("headers of 70 KiB", 431, "GET /", "X-A: " + "a".repeat(70 * 1024)),
        Arguments.of("a login of 1 MiB", 431, "GET /", "Authorization: " + "a".repeat(1 << 20)),
        Arguments.of("5,000 headers", 431, "GET /", many),
        Arguments.of("a URL of 70 KiB", 414, "GET /" + "a".repeat(70 * 1024), "X-A: b"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("outsized")
  void outsizedHeadsAreRefused(String name, int status, String line, String headers)
      throws Exception {
    try (Served served = new Served(Answers::echo);
        RawClient client = served.connect()) {
      client.tryRequest(line, headers);

      assertDressed(status, client.answer());
      assertEquals(0, served.calls.get());
    }
  }

  static Stream<Arguments> malformedLines() {
    return Stream.of(
        Arguments.of("no host", 400, "GET / HTTP/1.1\r\n\r\n"),
        Arguments.of("no path", 505, "GET  HTTP/1.1\r\nHost: a\r\n\r\n"),
        Arguments.of("a path without a slash", 400, "GET a HTTP/1.1\r\nHost: a\r\n\r\n"),
        Arguments.of("a broken escape", 400, "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n"),
        Arguments.of("an escaped NUL", 400, "GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n"),
        Arguments.of("an escape cut short", 400, "GET /%4 HTTP/1.1\r\nHost: a\r\n\r\n"),
        Arguments.of("bytes that are not UTF-8", 400, "GET /\u00ff HTTP/1.1\r\nHost: a\r\n\r\n"),
        Arguments.of("such bytes in the query", 400, "GET /?\u00ff HTTP/1.1\r\nHost: a\r\n\r\n"),
        Arguments.of("a fragment", 400, "GET /a#b HTTP/1.1\r\nHost: a\r\n\r\n"),
        Arguments.of("credentials", 400, "GET http://a:b@c/ HTTP/1.1\r\nHost: c\r\n\r\n"),
        Arguments.of("the server as a whole", 400, "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n"),
        Arguments.of("a tunnel", 400, "CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n"),
        Arguments.of("HTTP/0.9", 505, "GET /\r\n\r\n"),
        Arguments.of("HTTP/3", 505, "GET / HTTP/3.0\r\nHost: a\r\n\r\n"),
        Arguments.of("a method that is none", 400, "G@T / HTTP/1.1\r\nHost: a\r\n\r\n"),
        Arguments.of("TLS on the plain port", 400, "\u0016\u0003\u0001\u0002\u0000\u0001"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformedLines")
  void malformedRequestLinesAreRefused(String name, int status, String request) throws Exception {
    try (Served served = new Served(Answers::echo);
        RawClient client = served.connect()) {
      client.send(request);

      assertDressed(status, client.answer());
      assertEquals(0, served.calls.get());
    }
  }

  private static void assertDressed(int status, RawClient.Answer answer) {
    assertEquals(status, answer.status(), answer.text());
    assertEquals("application/json;charset=utf-8", answer.header("Content-Type").orElseThrow());
    assertTrue(answer.header("X-Request-Id").orElseThrow().matches("[0-9a-f]{16}"));
    assertTrue(answer.header("Date").isPresent());
    assertTrue(
        answer
            .text()
            .matches(
                """
                \\{
                  "code": "[a-z_]+",
                  "message": "[A-Za-z0-9 ]+",
                  "status": %d
                }\
                """
                    .formatted(status)),
        answer.text());
  }
}
