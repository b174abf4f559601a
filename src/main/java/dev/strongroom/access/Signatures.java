package dev.strongroom.access;

import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.ApplicationKeyId;
import java.time.Duration;
import java.util.Optional;

/**
 * Turns Signatures Version 4 into grants (sheet 04 §2). The key's row is asked on every request, so
 * a deleted key's signatures and presigned URLs are dead from the next one on.
 */
public final class Signatures {
  /** How far the signer's clock may be from ours (sheet 04 §2.7). */
  public static final Duration MAXIMUM_SKEW = Duration.ofMinutes(15);

  private final KeyRing keyRing;
  private final SigningKeys signingKeys;
  private final SteadyClock clock;

  /** Makes the verifier, by the server's clock. */
  public Signatures(KeyRing keyRing, Vault vault, SteadyClock clock) {
    this.keyRing = keyRing;
    this.signingKeys = new SigningKeys(vault);
    this.clock = clock;
  }

  /**
   * Verifies a claim: first the key, then the time; one that has expired is told so whether its
   * signature is right or not (sheet 04 §2.4). A signature that must be used at once may be {@link
   * #MAXIMUM_SKEW} old or ahead, both inclusive; one with a duration may be as much ahead, and is
   * good until the duration is over.
   */
  public SignatureVerdict verify(SignatureClaim claim) {
    if (!ApplicationKeyId.isWellFormed(claim.keyId())) {
      return new SignatureVerdict.Malformed(
          Rejection.of("no key id has the form of the one given"));
    }
    ApplicationKeyId id = new ApplicationKeyId(claim.keyId());
    if (id.isMaster()) {
      return new SignatureVerdict.Malformed(
          Rejection.of(id, "a master key does not sign; a standard key does"));
    }
    Optional<ApplicationKey> key = keyRing.find(id);
    Optional<SigningKey> signingKey = key.flatMap(found -> signingKeys.find(found, claim.scope()));
    if (signingKey.isEmpty()) {
      return new SignatureVerdict.Unknown(Rejection.of(id, KeyRing.absent(id)));
    }
    if (keyRing.isOver(key.orElseThrow())) {
      return new SignatureVerdict.Unknown(Rejection.of(id, "key " + id + " has expired"));
    }
    Optional<SignatureVerdict> skewed = skewed(claim, id);
    if (skewed.isPresent()) {
      return skewed.get();
    }
    SignatureVerdict verdict = compared(claim, key.orElseThrow(), signingKey.orElseThrow());
    return isOver(claim, verdict)
        ? new SignatureVerdict.Expired(Rejection.of(id, "the presigned URL has expired"))
        : verdict;
  }

  /** An expiry is kept for a URL that was good once: nobody else may make the server write. */
  private boolean isOver(SignatureClaim claim, SignatureVerdict verdict) {
    return verdict instanceof SignatureVerdict.Verified
        ? clock.hasCome(claim.untilMillis())
        : clock.millis() >= claim.untilMillis();
  }

  private Optional<SignatureVerdict> skewed(SignatureClaim claim, ApplicationKeyId id) {
    long nowMillis = clock.millis();
    long aheadMillis = claim.signedAtMillis() - nowMillis;
    boolean tooOld = claim.validForSeconds().isEmpty() && -aheadMillis > MAXIMUM_SKEW.toMillis();
    if (tooOld || aheadMillis > MAXIMUM_SKEW.toMillis()) {
      Rejection why = Rejection.of(id, "the signer's clock and ours differ too much");
      return Optional.of(new SignatureVerdict.Skewed(nowMillis, why));
    }
    return Optional.empty();
  }

  private SignatureVerdict compared(
      SignatureClaim claim, ApplicationKey key, SigningKey signingKey) {
    for (String text : claim.texts()) {
      if (signingKey.signed(text, claim.signature())) {
        signingKeys.remember(key, claim.scope(), signingKey);
        Grant grant = Grant.of(key).endingBy(claim.untilMillis());
        return new SignatureVerdict.Verified(grant, signingKey);
      }
    }
    return new SignatureVerdict.Different(
        Rejection.of(key.id(), "the signature is not that of key " + key.id()));
  }
}
