package dev.strongroom.http;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Reads a private key in any of the forms that openssl and ACME clients write. */
final class PrivateKeyPem {
  private static final Pattern BLOCK =
      Pattern.compile(
          "-----BEGIN ((?:RSA |EC |ENCRYPTED )?PRIVATE KEY)-----([^-]*)-----END \\1-----");

  private PrivateKeyPem() {}

  /** The first private key in the text; other blocks are passed over. */
  static PrivateKey read(String text) throws IOException, GeneralSecurityException {
    Matcher matcher = BLOCK.matcher(text);
    if (!matcher.find()) {
      throw new IOException("there is no private key");
    }
    String body = matcher.group(2);
    if (matcher.group(1).startsWith("ENCRYPTED") || body.contains("ENCRYPTED")) {
      throw new IOException("the private key is encrypted; give it without a passphrase");
    }
    PrivateKeyInfo key;
    try {
      key = unwrapped(matcher.group(1), Base64.getMimeDecoder().decode(body));
    } catch (IllegalArgumentException malformed) {
      throw new IOException("the private key is damaged", malformed);
    }
    return factory(key).generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
  }

  private static PrivateKeyInfo unwrapped(String label, byte[] der) throws IOException {
    return switch (label) {
      case "RSA PRIVATE KEY" ->
          new PrivateKeyInfo(
              new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
              RSAPrivateKey.getInstance(der));
      case "EC PRIVATE KEY" -> {
        ECPrivateKey key = ECPrivateKey.getInstance(der);
        yield new PrivateKeyInfo(
            new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, key.getParametersObject()),
            key);
      }
      default -> PrivateKeyInfo.getInstance(der);
    };
  }

  private static KeyFactory factory(PrivateKeyInfo key) throws GeneralSecurityException {
    String algorithm = key.getPrivateKeyAlgorithm().getAlgorithm().getId();
    if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption.getId())) {
      return KeyFactory.getInstance("RSA");
    }
    return algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey.getId())
        ? KeyFactory.getInstance("EC")
        : KeyFactory.getInstance("EdDSA");
  }
}
