package dev.strongroom.access;

/** The kinds of token (sheet 01 §5). Each is good at its own doors only. */
public enum TokenKind {
  /** From b2_authorize_account; for every call but uploads. */
  ACCOUNT("4", "acct"),
  /**
   * The same for an account that administers Groups; good for the Partner API too (sheet 03 §3.3).
   */
  PARTNER("5", "prtn"),
  /** From b2_get_upload_url; for uploads to one URL of one bucket. */
  UPLOAD("4", "upld"),
  /** From b2_get_upload_part_url; for uploads of parts to one URL of one large file. */
  UPLOAD_PART("4", "uplg"),
  /** From b2_get_download_authorization; for downloads by name. */
  DOWNLOAD("3", "dnld");

  private final String digit;
  private final String mark;

  TokenKind(String digit, String mark) {
    this.digit = digit;
    this.mark = mark;
  }

  /** Says whether a token looks like one of this kind; nothing is verified. */
  public boolean isAppearanceOf(String token) {
    return token.startsWith(digit + "_");
  }

  /** The digit that a token begins with. */
  String digit() {
    return digit;
  }

  /** The four letters that name the kind inside the token. */
  String mark() {
    return mark;
  }
}
