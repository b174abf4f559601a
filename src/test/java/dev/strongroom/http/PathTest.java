package dev.strongroom.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Path and query reach the corridor as they were sent: nothing is decoded, merged or resolved. */
class PathTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/b/a%2Fb//c/../d+e%20f%2e%2e",
        "//x//y/./z/../w/",
        "/file/bucket/a/../../other/b",
        "/b2api//v2/b2_list_keys;x=1",
        "/B2API/v02/b2_list_keys/",
        "/a\\b\"c{d}e|f^g`h<i>",
        "/%0d%0a",
        "/%ff",
        "/%c0%af",
        "/%ed%a0%80",
        "/%C3",
        "/%252e%252e%252f",
        "/ü/日本/🚀",
        "/",
        "/*"
      })
  void pathsComeAsTheyWereSent(String path) throws Exception {
    assertEquals("GET " + path + " ", echoed("GET " + path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x=%2F+&y", "a?b?c", "prefix=%E2%82%AC&prefix=", "&&==", "name=ü", "a=//../%zz"})
  void queriesComeAsTheyWereSent(String query) throws Exception {
    assertEquals("GET /a " + query, echoed("GET /a?" + query));
  }

  @Test
  void anAbsoluteTargetIsItsPath() throws Exception {
    assertEquals("GET //a/../b c", echoed("GET http://localhost//a/../b?c"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"get", "HEAD2", "PROPFIND", "TRACE", "OPTIONS", "DELETE"})
  void methodsComeAsTheyWereSentAndOverridesAreNotHonoured(String method) throws Exception {
    try (Served served = new Served(Answers::echo);
        RawClient client = served.connect()) {
      client.request(method + " /a", "X-HTTP-Method-Override: GET");

      assertEquals(method + " /a ", client.answer().text());
    }
  }

  private static String echoed(String requestLine) throws Exception {
    try (Served served = new Served(Answers::echo);
        RawClient client = served.connect()) {
      client.send(
          (requestLine + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.UTF_8));
      return client.answer().text();
    }
  }
}
