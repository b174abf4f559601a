package dev.strongroom.matrix;

/** The same kinds of thing as in a world, of which there is none anywhere. */
record AbsentThings(World world) implements Things {
  private static final String BUCKET = "0123456789abcdef01234567";
  private static final String OTHER_BUCKET = "0123456789abcdef01234568";

  @Override
  public String accountId() {
    return "0123456789ab";
  }

  @Override
  public String bucketId() {
    return BUCKET;
  }

  @Override
  public String bucketName() {
    return "no-such-bucket";
  }

  @Override
  public String otherBucketId() {
    return OTHER_BUCKET;
  }

  @Override
  public String emptyBucketId() {
    return BUCKET;
  }

  @Override
  public String fileId() {
    return in(BUCKET, world.fileId(), world.bucketId());
  }

  @Override
  public String otherFileId() {
    return in(OTHER_BUCKET, world.otherFileId(), world.otherBucketId());
  }

  @Override
  public String elsewhereFileId() {
    return in(BUCKET, world.elsewhereFileId(), world.bucketId());
  }

  @Override
  public String publicFileId() {
    return in(BUCKET, world.publicFileId(), world.publicBucketId());
  }

  @Override
  public String largeFileId() {
    return in(BUCKET, world.largeFileId(), world.bucketId());
  }

  @Override
  public String keyId() {
    return "000" + accountId() + "0000000001";
  }

  private static String in(String absentBucket, String fileId, String bucketId) {
    return fileId.replace(bucketId, absentBucket);
  }
}
