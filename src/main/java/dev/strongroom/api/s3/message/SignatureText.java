package dev.strongroom.api.s3.message;

import dev.strongroom.access.SignatureClaim;
import dev.strongroom.api.Call;
import dev.strongroom.api.Fault;
import dev.strongroom.api.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;

/**
 * The text that a request's signature is over (sheet 04 §2.3 and §2.4). A path with an escaped
 * slash has two spellings that signers use: encoded again from its decoded form, and as it came.
 */
final class SignatureText {
  private SignatureText() {}

  /** The claim that the credential makes about the request. */
  static SignatureClaim claim(
      Call call, String decodedPath, Query query, Credential.Signed credential, String payload) {
    String encoded = UriCoding.encodePath(decodedPath);
    String asSent = UriCoding.upperCased(call.path());
    boolean twoSpellings = !encoded.equals(asSent) && HeaderText.isAscii(asSent);
    List<String> paths = twoSpellings ? List.of(encoded, asSent) : List.of(encoded);
    return new SignatureClaim(
        credential.scope().keyId(),
        credential.scope().parts(),
        Timestamps.basic(credential.time()).orElseThrow().toEpochMilli(),
        credential.validForSeconds(),
        paths.stream()
            .map(path -> toSign(credential, canonical(call, path, query, credential, payload)))
            .toList(),
        credential.signature());
  }

  /** The fault for a signature that is not the one of the request, in B2's words. */
  static Fault different() {
    return S3Code.SIGNATURE_DOES_NOT_MATCH.fault("Signature validation failed");
  }

  static String canonical(
      Call call, String path, Query query, Credential.Signed credential, String payload) {
    StringBuilder text = new StringBuilder(512);
    text.append(call.method()).append('\n');
    text.append(path.isEmpty() ? "/" : path).append('\n');
    text.append(
            query.canonical(
                name -> !credential.presigned() || !name.equals(PresignedQuery.SIGNATURE)))
        .append('\n');
    for (String name : credential.signedHeaders()) {
      text.append(name).append(':').append(value(call.headers(), name)).append('\n');
    }
    text.append('\n').append(String.join(";", credential.signedHeaders())).append('\n');
    return text.append(payload).toString();
  }

  private static String toSign(Credential.Signed credential, String canonical) {
    return AuthorizationHeader.ALGORITHM
        + "\n"
        + credential.time()
        + "\n"
        + credential.scope().text()
        + "\n"
        + sha256(canonical.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** All values of the header, each trimmed and with runs of spaces folded, in order of arrival. */
  private static String value(Headers headers, String name) {
    StringJoiner values = new StringJoiner(",");
    headers.all(name).forEach(value -> values.add(folded(value)));
    return values.toString();
  }

  private static String folded(String value) {
    String stripped = value.strip();
    return stripped.contains("  ") ? stripped.replaceAll(" {2,}", " ") : stripped;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
