package dev.strongroom.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;

/**
 * A certificate for TLS.
 *
 * @param chain the certificate and those that signed it, in this order, in PEM
 * @param key its private key in PEM, not encrypted: RSA or EC, as PKCS #8, PKCS #1 or SEC 1
 */
public record PemFiles(Path chain, Path key) {
  /** The key store lives in memory only. */
  static final String NO_PASSWORD = "";

  /** Reads both files. */
  KeyStore keyStore() throws IOException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "tls",
          PrivateKeyPem.read(Files.readString(key, StandardCharsets.US_ASCII)),
          NO_PASSWORD.toCharArray(),
          certificates());
      return store;
    } catch (GeneralSecurityException | IOException problem) {
      throw new IOException(
          "the certificate in %s and the key in %s cannot be used: %s"
              .formatted(chain, key, problem.getMessage()),
          problem);
    }
  }

  private Certificate[] certificates() throws IOException, GeneralSecurityException {
    try (InputStream bytes = Files.newInputStream(chain)) {
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(bytes);
      if (certificates.isEmpty()) {
        throw new IOException("there is no certificate");
      }
      return certificates.toArray(Certificate[]::new);
    }
  }
}
