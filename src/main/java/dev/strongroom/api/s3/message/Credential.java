package dev.strongroom.api.s3.message;

import java.util.List;
import java.util.OptionalLong;

/** What a request brings as proof of who sent it. */
sealed interface Credential {
  /** Nothing. */
  enum Anonymous implements Credential {
    /** The one value. */
    INSTANCE
  }

  /**
   * A Signature Version 4.
   *
   * @param presigned whether it stands in the query
   * @param time when it was made, {@code 20130524T000000Z}
   * @param validForSeconds how long a presigned URL is good
   * @param signedHeaders names, lower case, in the order given, without repetition
   * @param signature as it was sent; any text
   */
  record Signed(
      boolean presigned,
      Scope scope,
      String time,
      OptionalLong validForSeconds,
      List<String> signedHeaders,
      String signature)
      implements Credential {
    /** Copies the names. */
    public Signed {
      signedHeaders = List.copyOf(signedHeaders);
    }

    /** Without the signature, which is good for the request. */
    @Override
    public String toString() {
      return "Signed[" + scope + ", " + time + "]";
    }

    /** Says whether the signature covers the header. */
    boolean covers(String lowerCaseName) {
      return signedHeaders.contains(lowerCaseName);
    }
  }
}
