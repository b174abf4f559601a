package dev.strongroom.api.s3;

import dev.strongroom.api.s3.body.UploadContent;
import dev.strongroom.api.s3.message.S3Code;
import dev.strongroom.files.IncomingBody;
import dev.strongroom.files.Sha1Claim;

/** What uploads of objects and of parts have in common. */
final class Uploading {
  private Uploading() {}

  /** The content as services take it in; throws a fault when there is more than may be. */
  static IncomingBody incoming(UploadContent content) {
    if (content.stream().length() > IncomingBody.MAXIMUM_CONTENT_LENGTH) {
      throw S3Code.ENTITY_TOO_LARGE.fault("Your proposed upload exceeds the maximum allowed size");
    }
    Sha1Claim claim = content.isVouched() ? new Sha1Claim.Vouched() : new Sha1Claim.Unknown();
    return new IncomingBody(
        content.stream(),
        content.stream().length(),
        claim,
        content.md5(),
        () -> Checksums.verified(content));
  }
}
