package dev.strongroom.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strongroom.api.Call;
import dev.strongroom.api.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of headers reach the corridor as they were sent, whatever was sent before. */
class HeaderTest {
  /** Sheet 06 no. 10: a token in another case is another token, on the same connection too. */
  @Test
  void aTokenIsNotTakenForOneThatDiffersByCase() throws Exception {
    try (Served served = new Served(call -> value(call, "Authorization"));
        RawClient client = served.connect()) {
      for (String token : List.of("4_abcdef_Q", "4_ABCDEF_Q", "4_abcdef_q", "4_abcdef_Q")) {
        client.request("GET /a", "Authorization: " + token);

        assertEquals(token, client.answer().text());
      }
    }
  }

  /** Sheet 04 §2.3: what was signed is what was sent. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain; charset=UTF-8",
        "text/plain;charset=utf-8",
        "TEXT/HTML",
        "application/JSON; charset=utf-8",
        "text/plain;  charset=UTF-8"
      })
  void aContentTypeComesAsItWasSent(String type) throws Exception {
    try (Served served = new Served(call -> value(call, "Content-Type"));
        RawClient client = served.connect()) {
      for (int count = 0; count < 2; count++) {
        client.request("GET /a", "Content-Type: " + type);

        assertEquals(type, client.answer().text());
      }
    }
  }

  private static Reply value(Call call, String name) {
    String value = call.headers().first(name).orElse("");
    return new Reply(200, List.of(), new Reply.Bytes(value.getBytes(StandardCharsets.ISO_8859_1)));
  }
}
