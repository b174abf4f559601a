package dev.strongroom.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose word on the caller's address counts (sheet 06, bad input 87). */
class ProxyTest {
  private static final TrustedProxies LOOPBACK_AND_TEN =
      new TrustedProxies(
          List.of(AddressRange.parse("127.0.0.1"), AddressRange.parse("10.0.0.0/8")));

  private static String seen(TrustedProxies proxies, String... headers) throws Exception {
    try (Served served =
            new Served(
                call -> Answers.text(200, call.address() + " " + call.secure()),
                proxies,
                Served.LIMITS);
        RawClient client = served.connect()) {
      return client.request("GET /", headers).answer().text();
    }
  }

  @Test
  void withoutATrustedProxyNobodyIsBelieved() throws Exception {
    assertEquals(
        "127.0.0.1 false",
        seen(
            TrustedProxies.NONE,
            "X-Forwarded-For: 1.2.3.4",
            "X-Real-IP: 1.2.3.4",
            "Forwarded: for=1.2.3.4;proto=https",
            "X-Forwarded-Proto: https"));
  }

  @Test
  void aProxyThatIsNotOursIsNotBelieved() throws Exception {
    assertEquals(
        "127.0.0.1 false",
        seen(
            new TrustedProxies(List.of(AddressRange.parse("192.0.2.0/24"))),
            "X-Forwarded-For: 1.2.3.4"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1.2.3.4                          | 1.2.3.4
          6.6.6.6, 1.2.3.4                 | 1.2.3.4
          6.6.6.6, 1.2.3.4, 10.1.2.3       | 1.2.3.4
          10.9.9.9, 10.1.2.3               | 10.9.9.9
          1.2.3.4:5678                     | 1.2.3.4
          [2001:db8::1]:443                | 2001:db8::1
          2001:DB8:0:0:0:0:0:1             | 2001:db8::1
          ::ffff:1.2.3.4                   | 1.2.3.4
          [::ffff:10.0.0.1], 5.6.7.8       | 5.6.7.8
          5.6.7.8, ::ffff:10.0.0.1         | 5.6.7.8
          fe80::1%eth0                     | fe80::1
          6.6.6.6, unknown                 | 127.0.0.1
          6.6.6.6, localhost, 10.0.0.1     | 10.0.0.1
          1.2.3                            | 127.0.0.1
          """)
  void theLastHopThatIsNotOursIsTheCaller(String forwardedFor, String caller) throws Exception {
    assertEquals(caller + " false", seen(LOOPBACK_AND_TEN, "X-Forwarded-For: " + forwardedFor));
  }

  @Test
  void headersInSeveralLinesAreOneList() throws Exception {
    assertEquals(
        "1.2.3.4 false",
        seen(LOOPBACK_AND_TEN, "X-Forwarded-For: 6.6.6.6", "X-Forwarded-For: 1.2.3.4, 10.0.0.1"));
  }

  @Test
  void aTrustedProxySaysWhetherTheCallerCameByTls() throws Exception {
    assertEquals(
        "1.2.3.4 true",
        seen(LOOPBACK_AND_TEN, "X-Forwarded-For: 1.2.3.4", "X-Forwarded-Proto: http, https"));
  }

  @Test
  void rangesEndWhereTheirPrefixSays() throws Exception {
    AddressRange range = AddressRange.parse("192.0.2.128/25");
    assertTrue(range.contains(InetAddress.ofLiteral("192.0.2.255")));
    assertFalse(range.contains(InetAddress.ofLiteral("192.0.2.127")));
    assertTrue(AddressRange.parse("::/0").contains(InetAddress.ofLiteral("2001:db8::1")));
    assertFalse(AddressRange.parse("::/0").contains(InetAddress.ofLiteral("1.2.3.4")));
    for (String wrong : List.of("1.2.3.4/33", "localhost", "1.2.3.4/", "1.2.3.4/-1", "10/8", "")) {
      assertThrows(IllegalArgumentException.class, () -> AddressRange.parse(wrong), wrong);
    }
  }
}
