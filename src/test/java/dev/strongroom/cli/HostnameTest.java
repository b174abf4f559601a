package dev.strongroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.http.PemFiles;
import dev.strongroom.http.TestCertificate;
import dev.strongroom.testing.FreePort;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sheet 08, "Hostname mode": clients are told other addresses than those that we listen on. */
class HostnameTest {
  @TempDir Path directory;

  @Test
  void behindAnotherNameAndTlsClientsAreToldThatName() throws Exception {
    TestCertificate certificate = TestCertificate.make(directory, "-keyalg", "EC");
    PemFiles pem = certificate.pem(directory, "PRIVATE KEY", certificate.key());
    int port = FreePort.find();
    try (Launched server =
            Launched.in(
                directory,
                "serve",
                "--listen",
                "https://localhost:" + port,
                "--console-listen",
                "0",
                "--tls-certificate",
                pem.chain().toString(),
                "--tls-key",
                pem.key().toString(),
                "--api-url",
                "https://api000.storage.example",
                "--download-url",
                "https://f000.storage.example",
                "--s3-url",
                "https://s3.west.storage.example:8443",
                "--upload-url",
                "https://pod-000.storage.example",
                "--console-url",
                "https://secure.storage.example");
        HttpClient client = HttpClient.newBuilder().sslContext(trusting(certificate)).build()) {
      assertEquals("https://api000.storage.example", server.lineAfter("API"));
      assertEquals("https://secure.storage.example", server.lineAfter("Console"));
      server.lineAfter("Password");
      Native api = new Native(client, "https://localhost:" + port);
      try (Launched master = Launched.run(directory, "key", "master")) {
        String accountId = master.lineAfter("applicationKeyId:");
        Native.Answer authorized = api.authorize(accountId, master.lineAfter("applicationKey:"));
        String body = authorized.body();
        assertTrue(body.contains("\"apiUrl\": \"https://api000.storage.example\""), body);
        assertTrue(body.contains("\"downloadUrl\": \"https://f000.storage.example\""), body);
        assertTrue(body.contains("\"s3ApiUrl\": \"https://s3.west.storage.example:8443\""), body);
        String token = authorized.text("authorizationToken");
        String bucket =
            api.call(
                    "b2_create_bucket",
                    token,
                    "{\"accountId\":\"%s\",\"bucketName\":\"some-bucket\",\"bucketType\":\"allPrivate\"}"
                        .formatted(accountId))
                .text("bucketId");
        String upload =
            api.call("b2_get_upload_url", token, "{\"bucketId\":\"" + bucket + "\"}")
                .text("uploadUrl");
        assertTrue(upload.startsWith("https://pod-000.storage.example/b2api/"), upload);
      }
    }
  }

  @Test
  void aCertificateThatCannotBeUsedIsRefusedWithASentence() throws Exception {
    Path nonsense = Files.writeString(directory.resolve("nonsense.pem"), "nonsense\n");
    for (String file : new String[] {nonsense.toString(), directory.resolve("no.pem").toString()}) {
      try (Launched refused =
          Launched.in(
              directory,
              "serve",
              "--listen",
              "https://127.0.0.1:0",
              "--tls-certificate",
              file,
              "--tls-key",
              file)) {
        assertEquals(4, refused.await());
        assertTrue(refused.errors().contains(file), refused::errors);
        assertEquals(1, refused.errors().lines().count(), refused::errors);
      }
    }
  }

  private static SSLContext trusting(TestCertificate certificate) throws Exception {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(certificate.store());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
