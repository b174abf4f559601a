package dev.strongroom.api.s3;

import dev.strongroom.access.Grant;
import dev.strongroom.access.SigningKey;
import dev.strongroom.access.Target;
import dev.strongroom.api.Introduced;
import dev.strongroom.api.s3.body.ChunkChain;
import dev.strongroom.api.s3.body.UploadContent;
import dev.strongroom.api.s3.message.S3Code;
import dev.strongroom.api.s3.message.S3Request;
import dev.strongroom.api.s3.message.VersionTwo;
import dev.strongroom.api.s3.xml.MalformedXmlException;
import dev.strongroom.api.s3.xml.XmlElement;
import dev.strongroom.api.s3.xml.XmlReader;
import dev.strongroom.files.Names;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.FileName;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What an operation of the S3-compatible API reads its request from.
 *
 * @param signingKey for the signatures of the body's chunks; empty for strangers
 */
record S3Input(S3Request request, Grant grant, Optional<SigningKey> signingKey)
    implements Introduced {

  @Override
  public Optional<String> remark() {
    return request.isSignedByVersionTwo() ? Optional.of(VersionTwo.REMARK) : Optional.empty();
  }

  /** The caller's account; never asked of a stranger. */
  AccountId account() {
    return grant
        .account()
        .orElseThrow(() -> new IllegalStateException("a stranger has no account"));
  }

  /** The name of the bucket in the request's address. */
  String bucketName() {
    return request.address().bucket().orElseThrow();
  }

  /** The caller's account as a target; throws a fault when another owner is expected. */
  Target.OfAccount ownAccount() {
    ExpectedOwner.OF_BUCKET.check(this, account());
    return new Target.OfAccount(account());
  }

  /**
   * The caller's bucket in the request's address; throws a fault when another owner is expected.
   */
  Target.OfBucket bucket(Names names) {
    return ExpectedOwner.OF_BUCKET.checked(this, names.bucketNamed(account(), bucketName()));
  }

  /**
   * A bucket that the caller may know of for reading objects: its own, or anybody's public one.
   * Throws a fault when another owner is expected.
   */
  Target.OfBucket downloadable(Names names, String bucketName, ExpectedOwner expected) {
    return expected.checked(this, names.downloadableBucketNamed(grant.account(), bucketName));
  }

  /** The key in the request's address; throws a fault when it could be no key. */
  String key() {
    return checkedKey(request.address().key().orElseThrow());
  }

  /** The caller's object in the request's address. */
  Target.OfFiles object(Names names) {
    return bucket(names).files(key());
  }

  /** The content of the body and what is said of it; reads nothing. */
  UploadContent content() {
    return content(request.body(), request.contentLength());
  }

  /** The same of a body that was read already. */
  UploadContent content(InputStream body, long length) {
    return UploadContent.of(request, body, length, chain());
  }

  private Optional<ChunkChain> chain() {
    return signingKey.map(key ->
        new ChunkChain(
            key::signed,
            request.signedAt(),
            request.scope(),
            request.claim().orElseThrow().signature()));
  }

  /** The body as a document whose root has this name. */
  XmlElement document(String rootName) {
    return parsed(SmallBody.read(this), rootName);
  }

  /** The same, of a request whose checksum headers are about something else. */
  XmlElement documentOfParts(String rootName) {
    return parsed(
        SmallBody.read(
            this, (body, length) -> UploadContent.withoutChecksum(request, body, length, chain())),
        rootName);
  }

  /** A document whose root has this name; throws a fault when it is none. */
  static XmlElement parsed(byte[] document, String rootName) {
    try {
      return XmlReader.read(document, rootName);
    } catch (MalformedXmlException malformed) {
      throw S3Code.MALFORMED_XML.fault(String.valueOf(malformed.getMessage()));
    }
  }

  /** A key as it is; throws a fault when it is too long or holds what no key may hold. */
  static String checkedKey(String key) {
    if (key.getBytes(StandardCharsets.UTF_8).length > FileName.MAXIMUM_BYTES) {
      throw S3Code.KEY_TOO_LONG.fault("Your key is too long");
    }
    return new FileName(key).value();
  }
}
