package dev.strongroom.api.s3;

import dev.strongroom.access.Grant;
import dev.strongroom.access.Rejection;
import dev.strongroom.access.SignatureClaim;
import dev.strongroom.access.SignatureVerdict;
import dev.strongroom.access.Signatures;
import dev.strongroom.api.Call;
import dev.strongroom.api.Door;
import dev.strongroom.api.Fault;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.Operation;
import dev.strongroom.api.Reply;
import dev.strongroom.api.s3.message.S3Code;
import dev.strongroom.api.s3.message.S3Request;
import dev.strongroom.api.s3.message.S3Settings;
import dev.strongroom.api.s3.message.Timestamps;
import dev.strongroom.api.s3.message.VersionTwo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The door of the S3-compatible API. Opens for every call, so that it stands behind all others. */
public final class S3Door implements Door<S3Request, S3Input> {
  private final Map<S3Route, S3Operation<?, ?>> operations = new HashMap<>();
  private final Signatures signatures;
  private final S3Settings settings;

  S3Door(Signatures signatures, S3Settings settings, List<S3Operation<?, ?>> operations) {
    this.signatures = signatures;
    this.settings = settings;
    for (S3Operation<?, ?> operation : operations) {
      if (this.operations.put(operation.route(), operation) != null) {
        throw new IllegalStateException("two operations at " + operation.route());
      }
    }
  }

  @Override
  public boolean opensFor(Call call) {
    return true;
  }

  @Override
  public S3Request understand(Call call) {
    return S3Request.of(call, settings);
  }

  @Override
  public S3Operation<?, ?> route(S3Request request) {
    S3Route route = S3Route.of(request);
    S3Operation<?, ?> operation = operations.get(route);
    if (operation == null) {
      throw route.nowhere();
    }
    if (request.payload().isChunked() && !operation.takesContent()) {
      throw S3Code.INVALID_REQUEST.fault("A body in chunks is taken for objects and parts alone.");
    }
    return operation;
  }

  @Override
  public S3Input authenticate(S3Request request, Operation<S3Input, ?, ?> operation) {
    return request
        .claim()
        .map(claim -> verified(request, claim))
        .orElseGet(() -> stranger(request, (S3Operation<?, ?>) operation));
  }

  @Override
  public Reply dress(Call call, RuntimeException problem) {
    return S3Faults.dress(call, problem);
  }

  /** The region is no secret; Amazon's libraries ask for it without a key, by HeadBucket. */
  private S3Input stranger(S3Request request, S3Operation<?, ?> operation) {
    if (!operation.isOpenToStrangers()) {
      throw S3Code.UNAUTHORIZED_ACCESS
          .fault(
              "bucket is not authorized: " + request.address().bucket().orElse(""),
              new Header(S3Settings.REGION_HEADER, settings.region()))
          .because(
              Rejection.of(
                  request.isSignedByVersionTwo()
                      ? VersionTwo.REMARK
                      : "there is no signature, and one is needed"));
    }
    return new S3Input(request, Grant.NOBODY, Optional.empty());
  }

  private S3Input verified(S3Request request, SignatureClaim claim) {
    return switch (signatures.verify(claim)) {
      case SignatureVerdict.Verified(var grant, var signingKey) ->
          new S3Input(request, grant, Optional.of(signingKey));
      case SignatureVerdict.Malformed(var why) ->
          throw S3Code.INVALID_ACCESS_KEY_ID.fault("Malformed Access Key Id").because(why);
      case SignatureVerdict.Unknown(var why) ->
          throw S3Code.INVALID_ACCESS_KEY_ID
              .fault("The key '" + claim.keyId() + "' is not valid")
              .because(why);
      case SignatureVerdict.Skewed(var now, var why) -> throw skewed(claim, now).because(why);
      case SignatureVerdict.Expired(var why) ->
          throw S3Code.UNAUTHORIZED_ACCESS
              .fault(
                  "Request has expired given timestamp: '"
                      + request.signedAt()
                      + "' and expiration: "
                      + claim.validForSeconds().orElse(0))
              .because(why);
      case SignatureVerdict.Different(var why) ->
          throw S3Code.SIGNATURE_DOES_NOT_MATCH.fault("Signature validation failed").because(why);
    };
  }

  /** Clients that are told the server's time sign again by it (sheet 04 §2.7). */
  private static Fault skewed(SignatureClaim claim, long nowMillis) {
    Header date = new Header("Date", Timestamps.http(nowMillis));
    return claim.validForSeconds().isPresent()
        ? S3Code.ACCESS_DENIED.fault("Request is not valid yet", date)
        : S3Code.REQUEST_TIME_TOO_SKEWED.fault(
            "The difference between the request time and the server's time is too large.", date);
  }
}
