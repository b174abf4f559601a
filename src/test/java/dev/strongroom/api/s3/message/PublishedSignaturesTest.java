package dev.strongroom.api.s3.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strongroom.access.SignatureClaim;
import dev.strongroom.api.Call;
import dev.strongroom.api.Headers;
import dev.strongroom.testing.TestSigner;
import dev.strongroom.testing.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sheet 04 §2.4: the text to sign is the one that AWS published the signatures of. */
class PublishedSignaturesTest {
  private static final TestSigner AWS =
      new TestSigner(
          "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1");
  private static final String TIME = "20130524T000000Z";
  private static final S3Settings SETTINGS =
      new S3Settings("us-east-1", List.of("s3.amazonaws.com"), false, true, false);
  private static final TextTable TABLE =
      TextTable.read(PublishedSignaturesTest.class, "published-signatures.txt");

  static Stream<String> names() {
    return TABLE.names().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void headerSignatures(String name) {
    List<Headers.Header> headers = new ArrayList<>();
    for (String header : TABLE.cell(name, "headers").split(" {2,}")) {
      headers.add(
          new Headers.Header(
              header.substring(0, header.indexOf(':')),
              header.substring(header.indexOf(':') + 1).strip()));
    }
    headers.add(new Headers.Header("x-amz-date", TIME));
    headers.add(new Headers.Header("X-Amz-Content-SHA256", TABLE.cell(name, "payload")));
    headers.add(
        new Headers.Header(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential="
                + AWS.keyId()
                + "/20130524/us-east-1/s3/aws4_request, SignedHeaders="
                + TABLE.cell(name, "signed")
                + ",Signature="
                + TABLE.cell(name, "signature")));
    Call call =
        TestSigner.call(
            TABLE.cell(name, "method"),
            TABLE.cell(name, "path"),
            TABLE.cell(name, "query"),
            headers,
            new byte[0]);
    SignatureClaim claim = S3Request.of(call, SETTINGS).claim().orElseThrow();
    assertEquals(AWS.keyId(), claim.keyId());
    assertEquals(TABLE.cell(name, "signature"), claim.signature());
    assertEquals(
        TABLE.cell(name, "signature"), AWS.signature("20130524", claim.texts().getFirst()));
  }

  @Test
  void presignedUrl() {
    String query =
        "X-Amz-Algorithm=AWS4-HMAC-SHA256"
            + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
            + "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host"
            + "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404";
    Call call =
        TestSigner.call(
            "GET",
            "/test.txt",
            query,
            List.of(new Headers.Header("Host", "examplebucket.s3.amazonaws.com")),
            new byte[0]);
    S3Request request = S3Request.of(call, SETTINGS);
    SignatureClaim claim = request.claim().orElseThrow();
    assertEquals(claim.signature(), AWS.signature("20130524", claim.texts().getFirst()));
    assertEquals(OptionalLong.of(86400), claim.validForSeconds());
    assertEquals("examplebucket", request.address().bucket().orElseThrow());
    assertEquals("test.txt", request.address().key().orElseThrow());
  }
}
