package dev.strongroom.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
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
      PrivateKey privateKey = PrivateKeyPem.read(Files.readString(key, StandardCharsets.US_ASCII));
      Certificate[] certificates = certificates();
      if (!fit(privateKey, certificates[0].getPublicKey())) {
        throw new IOException("the key is not that of the certificate");
      }
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("tls", privateKey, NO_PASSWORD.toCharArray(), certificates);
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

  private static boolean fit(PrivateKey privateKey, PublicKey publicKey)
      throws GeneralSecurityException {
    if (!privateKey.getAlgorithm().equals(publicKey.getAlgorithm())) {
      return false;
    }
    Signature signature =
        switch (privateKey.getAlgorithm()) {
          case "RSA" -> Signature.getInstance("SHA256withRSA");
          case "EC" -> Signature.getInstance("SHA256withECDSA");
          default -> Signature.getInstance("EdDSA");
        };
    byte[] sample = {1, 2, 3};
    signature.initSign(privateKey);
    signature.update(sample);
    byte[] signed = signature.sign();
    signature.initVerify(publicKey);
    signature.update(sample);
    return signature.verify(signed);
  }
}
