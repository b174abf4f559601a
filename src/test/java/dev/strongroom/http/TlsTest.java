package dev.strongroom.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** TLS with a certificate and a key in PEM. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsTest {
  private TestCertificate ec;
  private TestCertificate rsa;

  @TempDir Path directory;

  @BeforeAll
  void makeCertificates(@TempDir Path stores) throws Exception {
    ec = TestCertificate.make(stores, "-keyalg", "EC", "-groupname", "secp256r1");
    rsa = TestCertificate.make(stores, "-keyalg", "RSA", "-keysize", "2048");
  }

  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  void bothVersionsOfHttpAreSpokenAndTheCallIsSecure(HttpClient.Version version) throws Exception {
    TestCertificate certificate = ec;
    PemFiles files = certificate.pem(directory, "PRIVATE KEY", certificate.key());

    HttpResponse<String> answer = ask(certificate, files, version);

    assertEquals(version, answer.version());
    assertEquals("/a//%2F true", answer.body());
    assertTrue(answer.headers().firstValue("X-Request-Id").isPresent());
    assertTrue(answer.headers().firstValue("Date").isPresent());
  }

  @Test
  void aHandshakeThatDripsIsCutOff() throws Exception {
    TestCertificate certificate = ec;
    PemFiles files = certificate.pem(directory, "PRIVATE KEY", certificate.key());
    try (Listeners listeners = listeners(files, Served.QUICK_LIMITS)) {
      listeners.start();
      try (RawClient client = RawClient.connect(listeners.port("api"))) {
        client.socket().setSoTimeout(100);
        client.send(new byte[] {22, 3, 1, 2, 0, 1, 0, 1, -4, 3, 3});

        SilenceTest.assertCutOffWhileDripping(client);
      }
    }
  }

  @Test
  void aRenewedCertificateIsUsedWithoutARestart() throws Exception {
    TestCertificate first = ec;
    PemFiles files = first.pem(directory, "PRIVATE KEY", first.key());
    try (Listeners listeners = listeners(files)) {
      listeners.start();
      assertEquals("/a//%2F true", ask(first, listeners, HttpClient.Version.HTTP_1_1).body());

      TestCertificate second = rsa;
      Files.writeString(files.key(), "half a fi");
      listeners.renewCertificates();
      assertEquals("/a//%2F true", ask(first, listeners, HttpClient.Version.HTTP_1_1).body());

      second.pem(directory, "PRIVATE KEY", second.key());
      listeners.renewCertificates();
      assertEquals("/a//%2F true", ask(second, listeners, HttpClient.Version.HTTP_1_1).body());
    }
  }

  @Test
  void anEcKeyMayBeAsOpensslWritesIt() throws Exception {
    TestCertificate certificate = ec;
    byte[] inner =
        PrivateKeyInfo.getInstance(certificate.key())
            .parsePrivateKey()
            .toASN1Primitive()
            .getEncoded();
    org.bouncycastle.asn1.sec.ECPrivateKey plain =
        org.bouncycastle.asn1.sec.ECPrivateKey.getInstance(inner);
    byte[] withCurve =
        new org.bouncycastle.asn1.sec.ECPrivateKey(
                256,
                plain.getKey(),
                PrivateKeyInfo.getInstance(certificate.key())
                    .getPrivateKeyAlgorithm()
                    .getParameters())
            .getEncoded();
    PemFiles files = certificate.pem(directory, "EC PRIVATE KEY", withCurve);

    assertEquals("/a//%2F true", ask(certificate, files, HttpClient.Version.HTTP_1_1).body());
  }

  @Test
  void anRsaKeyMayBeAsOpensslWroteIt() throws Exception {
    TestCertificate certificate = rsa;
    byte[] inner =
        PrivateKeyInfo.getInstance(certificate.key())
            .parsePrivateKey()
            .toASN1Primitive()
            .getEncoded();
    PemFiles files = certificate.pem(directory, "RSA PRIVATE KEY", inner);

    assertEquals("/a//%2F true", ask(certificate, files, HttpClient.Version.HTTP_1_1).body());
  }

  @Test
  void filesThatCannotBeUsedAreNamedAndNothingStarts() throws Exception {
    TestCertificate certificate = ec;
    assertRefused("no private key", certificate.pem(directory, "CERTIFICATE", certificate.key()));
    assertRefused(
        "encrypted", certificate.pem(directory, "ENCRYPTED PRIVATE KEY", certificate.key()));
    assertRefused("damaged", certificate.pem(directory, "PRIVATE KEY", new byte[] {1, 2}));
    TestCertificate other = rsa;
    assertRefused("not that of", certificate.pem(directory, "PRIVATE KEY", other.key()));
    PemFiles files = certificate.pem(directory, "PRIVATE KEY", certificate.key());
    Files.writeString(files.chain(), "");
    assertRefused("no certificate", files);
    assertRefused(
        "/missing cannot be used", new PemFiles(files.chain(), directory.resolve("missing")));
  }

  private static void assertRefused(String reason, PemFiles files) {
    IOException problem = assertThrows(IOException.class, () -> listeners(files));
    assertTrue(problem.getMessage().contains(reason), problem.getMessage());
  }

  private static Listeners listeners(PemFiles files) throws IOException {
    return listeners(files, Served.LIMITS);
  }

  private static Listeners listeners(PemFiles files, Limits limits) throws IOException {
    return new Listeners(
        List.of(
            new Listener(
                "api",
                new Place.Network("127.0.0.1", 0),
                Optional.of(files),
                call -> Answers.text(200, call.path() + " " + call.secure()),
                ErrorDress.B2)),
        limits,
        TrustedProxies.NONE,
        new Random(1));
  }

  private static HttpResponse<String> ask(
      TestCertificate certificate, PemFiles files, HttpClient.Version version) throws Exception {
    try (Listeners listeners = listeners(files)) {
      listeners.start();
      return ask(certificate, listeners, version);
    }
  }

  private static HttpResponse<String> ask(
      TestCertificate certificate, Listeners listeners, HttpClient.Version version)
      throws Exception {
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(certificate.store());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    try (HttpClient client = HttpClient.newBuilder().sslContext(context).version(version).build()) {
      URI uri = URI.create("https://localhost:" + listeners.port("api") + "/a//%2F");
      return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
