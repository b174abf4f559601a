package dev.strongroom.model;

/**
 * What was asked is against the rules or the state of things; each API says so in its own dress.
 * Thrown by services; never for a missing right, which the gate refuses.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong. The text of the message is B2's where B2's is known. */
  public enum Kind {
    /** A value or a combination of values is illegal. */
    ILLEGAL_VALUE,
    /** A count or size is outside its range. */
    OUT_OF_RANGE,
    /** There is no such bucket. */
    BUCKET_NOT_FOUND,
    /** Another bucket has the name. */
    BUCKET_NAME_TAKEN,
    /** The account has as many buckets as it may. */
    TOO_MANY_BUCKETS,
    /** The account or its Group holds as many bytes as its quota allows. */
    STORAGE_CAP_EXCEEDED,
    /** The bucket still holds file versions. */
    BUCKET_NOT_EMPTY,
    /** The bucket is not at the revision that the caller saw. */
    REVISION_CONFLICT,
    /** There is no such application key. */
    KEY_NOT_FOUND,
    /** There is no such file, or none that can be read. */
    FILE_NOT_FOUND,
    /** There is nothing under the name to hide. */
    NOTHING_TO_HIDE,
    /** The newest version is a hide marker already. */
    ALREADY_HIDDEN,
    /** There is no version with this id and name. */
    VERSION_NOT_PRESENT,
    /** The large file is finished, cancelled, or never was. */
    NO_ACTIVE_UPLOAD,
    /** A part that is to be joined is not there. */
    PART_MISSING,
    /** A part's digest is not the one that the caller named. */
    PART_DIGEST_MISMATCH,
    /** A part that is not the last has fewer bytes than it must. */
    PART_TOO_SMALL,
    /** Name and info of a file are longer than they may be. */
    INFO_TOO_LONG,
    /** The body's digest is not the one that the caller named. */
    DIGEST_MISMATCH,
    /** The body is longer or shorter than announced, or did not arrive. */
    BODY_INCOMPLETE,
    /** More is to be copied than one copy may. */
    SOURCE_TOO_LARGE,
    /** The range lies outside the file. */
    RANGE_NOT_SATISFIABLE,
    /** Another upload with the same token is going on. */
    UPLOAD_TOKEN_BUSY,
    /** The application key was deleted or replaced while the request was going on. */
    CREDENTIAL_REVOKED,
    /** Something that this server does not do; docs/NOT-SUPPORTED.md lists it. */
    NOT_SUPPORTED
  }

  private final Kind kind;

  /** Makes one with the sentence that the caller reads. */
  public Refusal(Kind kind, String message) {
    super(message, null, false, false);
    this.kind = kind;
  }

  /** The refusal of a value, with the rule that it breaks. */
  public static Refusal illegalValue(String message) {
    return new Refusal(Kind.ILLEGAL_VALUE, message);
  }

  /** The refusal for a bucket that is not there, with B2's text (sheet 02 §1.6). */
  public static Refusal bucketNotFound(String asked) {
    return new Refusal(Kind.BUCKET_NOT_FOUND, "Bucket " + asked + " does not exist");
  }

  /** The refusal for a file that is not there, with B2's text (sheet 01 §7.2). */
  public static Refusal fileNotFound() {
    return new Refusal(Kind.FILE_NOT_FOUND, "File with such name does not exist.");
  }

  /** The refusal of more bytes than a quota allows, with B2's text (sheet 01 §7.2). */
  public static Refusal storageCapExceeded() {
    return new Refusal(
        Kind.STORAGE_CAP_EXCEEDED,
        "Cannot upload files, storage cap exceeded. See the Caps & Alerts page to increase your"
            + " cap.");
  }

  /** What is wrong. */
  public Kind kind() {
    return kind;
  }
}
