package dev.strongroom.api.s3;

import dev.strongroom.access.AuditTrail;
import dev.strongroom.access.Signatures;
import dev.strongroom.api.s3.message.S3Settings;
import dev.strongroom.files.BatchRemovals;
import dev.strongroom.files.Buckets;
import dev.strongroom.files.FileReading;
import dev.strongroom.files.FileWriting;
import dev.strongroom.files.Names;
import java.util.ArrayList;
import java.util.List;

/** Puts the S3-compatible API together: the list of its operations. */
public record S3Api(
    Signatures signatures,
    Names names,
    Buckets buckets,
    FileWriting writing,
    FileReading reading,
    AuditTrail audit,
    S3Settings settings) {

  /** The door with every operation behind it. */
  public S3Door door() {
    List<S3Operation<?, ?>> operations = new ArrayList<>();
    operations.addAll(aboutBuckets());
    operations.addAll(AbsentSettings.all(names));
    operations.addAll(aboutObjects());
    operations.addAll(aboutParts());
    return new S3Door(signatures, settings, operations);
  }

  private List<S3Operation<?, ?>> aboutBuckets() {
    return List.of(
        new ListBuckets(buckets, settings),
        new HeadBucket(names, settings),
        new CreateBucket(names, buckets, settings),
        new DeleteBucket(names, buckets),
        new GetBucketLocation(names, settings),
        new GetBucketVersioning(names),
        new PutBucketVersioning(names),
        new GetBucketAcl(names),
        new PutBucketAcl(names, buckets),
        new GetBucketLogging(names),
        new ListObjects(names, reading.listings()),
        new ListObjectsV2(names, reading.listings()),
        new ListObjectVersions(names, reading.listings()),
        new ListMultipartUploads(names, writing.listings()));
  }

  private List<S3Operation<?, ?>> aboutObjects() {
    return List.of(
        new PutObject(names, writing.uploads(), settings),
        new GetObject(names, reading.downloads(), false),
        new GetObject(names, reading.downloads(), true),
        new CopyObject(names, writing.copies(), settings),
        new DeleteObject(names, writing.hiding(), reading.removals(), settings),
        new DeleteObjects(names, new BatchRemovals(writing.hiding(), reading.removals(), audit)),
        new GetObjectTagging(names),
        new GetObjectAcl(names, reading.acls()),
        new PutObjectAcl(names, reading.acls()));
  }

  private List<S3Operation<?, ?>> aboutParts() {
    return List.of(
        new CreateMultipartUpload(names, writing.largeFiles()),
        new UploadPart(names, writing.partUploads()),
        new UploadPartCopy(names, writing.copies()),
        new ListParts(names, writing.listings()),
        new CompleteMultipartUpload(names, writing.largeFiles(), settings),
        new AbortMultipartUpload(names, writing.largeFiles()));
  }
}
