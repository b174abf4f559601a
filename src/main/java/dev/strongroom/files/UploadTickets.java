package dev.strongroom.files;

import dev.strongroom.access.Action;
import dev.strongroom.access.Permit;
import dev.strongroom.access.SessionTokens;
import dev.strongroom.access.Target;
import dev.strongroom.access.Tokens;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.Secret;
import dev.strongroom.store.MetadataStore;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Hands out the right to upload to one URL (sheet 02 §3.6 and §6.3), hanging on the key or session
 * that asks. Nothing of it is stored.
 */
public final class UploadTickets {
  private static final int NONCE_DIGITS = 12;

  private final MetadataStore store;
  private final Tokens tokens;
  private final SessionTokens sessionTokens;
  private final SecureRandom random;

  UploadTickets(
      MetadataStore store, Tokens tokens, SessionTokens sessionTokens, SecureRandom random) {
    this.store = store;
    this.tokens = tokens;
    this.sessionTokens = sessionTokens;
    this.random = random;
  }

  /**
   * For whole files in the bucket; throws {@link dev.strongroom.model.Refusal} when a quota leaves
   * room for none. Which names, is decided when they come (sheet 01 §3.4).
   */
  public UploadTicket forFiles(Permit permit, Target.OfBucket bucket) {
    permit.require(Action.PREPARE_UPLOAD.on(bucket));
    // So that a client learns it before it sends anything (sheet 02 §3.6 and §6.3).
    store.read(tables -> {
      Room.require(tables, bucket.id(), 1);
      return bucket;
    });
    String nonce = nonce();
    return new UploadTicket(
        nonce,
        permit.grant().session().isPresent()
            ? sessionTokens.issueUploadToken(permit, bucket, nonce)
            : new Secret(tokens.issueUploadToken(permit, bucket, nonce)));
  }

  /**
   * For parts of a large file; throws {@link dev.strongroom.model.Refusal} when it is not going on,
   * or has no part yet and a quota leaves no room for one.
   */
  public UploadTicket forParts(Permit permit, Target.OfFiles target, FileId largeFile) {
    permit.require(Action.WRITE_FILE.on(target));
    store.read(tables -> {
      FileVersion started = StartedFile.find(tables, target, largeFile);
      // A part that is there already may be sent again, perhaps shorter.
      if (tables.parts().list(largeFile, 1, 1).isEmpty()) {
        Room.require(tables, target.bucket().id(), 1);
      }
      return started;
    });
    String nonce = nonce();
    return new UploadTicket(
        nonce,
        permit.grant().session().isPresent()
            ? sessionTokens.issueUploadPartToken(permit, target, largeFile, nonce)
            : new Secret(tokens.issueUploadPartToken(permit, target, largeFile, nonce)));
  }

  private String nonce() {
    return HexFormat.of().toHexDigits(random.nextLong(), NONCE_DIGITS);
  }
}
