package dev.strongroom.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/** A key and a certificate of its own for {@code localhost}, made by the JDK's keytool. */
public final class TestCertificate {
  private static final String PASSWORD = "changeit";

  private final KeyStore store;

  private TestCertificate(KeyStore store) {
    this.store = store;
  }

  /** Makes one; {@code options} choose the kind of key. */
  public static TestCertificate make(Path directory, String... options) throws Exception {
    Path file = directory.resolve("store-" + options[1] + ".p12");
    List<String> command =
        new java.util.ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "tls",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-validity",
                "2",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString()));
    command.addAll(List.of(options));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).inheritIO().start();
    assertEquals(0, keytool.waitFor());
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream bytes = Files.newInputStream(file)) {
      store.load(bytes, PASSWORD.toCharArray());
    }
    return new TestCertificate(store);
  }

  /** The private key as PKCS #8. */
  public byte[] key() throws GeneralSecurityException {
    return store.getKey("tls", PASSWORD.toCharArray()).getEncoded();
  }

  /** The certificate, which also serves as its own authority. */
  public KeyStore store() {
    return store;
  }

  /** Writes both files; the key under this label with these bytes. */
  public PemFiles pem(Path directory, String label, byte[] key)
      throws IOException, GeneralSecurityException {
    Path chainFile = directory.resolve("chain.pem");
    Path keyFile = directory.resolve("key.pem");
    Files.writeString(
        chainFile, "a comment\n" + pem("CERTIFICATE", store.getCertificate("tls").getEncoded()));
    Files.writeString(keyFile, pem(label, key));
    return new PemFiles(chainFile, keyFile);
  }

  private static String pem(String label, byte[] bytes) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(
            label, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes), label);
  }
}
