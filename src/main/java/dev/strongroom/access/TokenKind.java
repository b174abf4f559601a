package dev.strongroom.access;

/** The kinds of token (sheet 01 §5). Each is good at its own doors only. */
public enum TokenKind {
  /** From b2_authorize_account; for every call but uploads. */
  ACCOUNT("acct"),
  /** From b2_get_upload_url; for uploads to one URL of one bucket. */
  UPLOAD("upld"),
  /** From b2_get_upload_part_url; for uploads of parts to one URL of one large file. */
  UPLOAD_PART("uplg"),
  /** From b2_get_download_authorization; for downloads by name. */
  DOWNLOAD("dnld");

  private final String mark;

  TokenKind(String mark) {
    this.mark = mark;
  }

  /** The four letters that name the kind inside the token. */
  String mark() {
    return mark;
  }
}
