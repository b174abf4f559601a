package dev.strongroom.console.uploads;

/** Where the page's script asks; it knows the part behind the bucket. */
final class UploadPaths {
  static final String UPLOAD = "/console/files/{bucket}/upload";
  static final String START = "/console/files/{bucket}/large/start";
  static final String PART = "/console/files/{bucket}/large/part";
  static final String FINISH = "/console/files/{bucket}/large/finish";
  static final String CANCEL = "/console/files/{bucket}/large/cancel";

  private UploadPaths() {}
}
