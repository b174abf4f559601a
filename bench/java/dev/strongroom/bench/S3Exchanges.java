package dev.strongroom.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is asked of a server of S3 in a bucket, the same of each. */
record S3Exchanges(S3Login login, String bucket) {
  private static final Pattern UPLOAD_ID = Pattern.compile("<UploadId>([^<]+)</UploadId>");
  private static final byte[] NOTHING = new byte[0];

  /**
   * Reads of that many files, which have numbers from 0 after the name, in turn; signed once, as
   * nothing else differs.
   */
  Load.Preparation gets(String name, int files) {
    return (connection, number) -> {
      byte[][] requests = new byte[files][];
      for (int file = 0; file < files; file++) {
        requests[file] = bytes(login.head("GET", path(name + file), "", 0));
      }
      int[] next = {number};
      return () -> connection.exchange(requests[next[0]++ % files], NOTHING);
    };
  }

  /** New names with this body. */
  Load.Preparation puts(String name, byte[] body) {
    return (connection, number) -> {
      long[] count = {0};
      String unique = name + Long.toString(System.nanoTime(), 36) + "-" + number + "-";
      return () -> {
        String path = path(unique + count[0]++);
        connection.exchange(bytes(login.head("PUT", path, "", body.length)), body);
        return body.length;
      };
    };
  }

  /** New names, each in that many parts with this body: begun, sent one after the other, joined. */
  Load.Preparation multiparts(String name, byte[] part, int parts) {
    return (connection, number) -> {
      long[] count = {0};
      String unique = name + Long.toString(System.nanoTime(), 36) + "-" + number + "-";
      return () -> multipart(connection, path(unique + count[0]++), part, parts);
    };
  }

  private long multipart(Connection connection, String path, byte[] part, int parts)
      throws IOException {
    String begun = connection.exchangeForText(login.head("POST", path, "uploads=", 0), NOTHING);
    Matcher matcher = UPLOAD_ID.matcher(begun);
    if (!matcher.find()) {
      throw new IOException("no upload id in the answer");
    }
    String uploadId = matcher.group(1);
    StringBuilder list = new StringBuilder("<CompleteMultipartUpload>");
    for (int number = 1; number <= parts; number++) {
      String query = "partNumber=" + number + "&uploadId=" + uploadId;
      connection.exchange(bytes(login.head("PUT", path, query, part.length)), part);
      list.append(
          "<Part><PartNumber>%d</PartNumber><ETag>%s</ETag></Part>"
              .formatted(number, connection.etag().replace("\"", "&quot;")));
    }
    byte[] joining = bytes(list.append("</CompleteMultipartUpload>").toString());
    String head = login.head("POST", path, "uploadId=" + uploadId, joining.length);
    if (!connection.exchangeForText(head, joining).contains("ETag")) {
      throw new IOException("the parts were not joined");
    }
    return (long) part.length * parts;
  }

  /** Makes the bucket. */
  void makeBucket(Connection connection) throws IOException {
    connection.exchange(bytes(login.head("PUT", "/" + bucket, "", 0)), NOTHING);
  }

  /** Stores one file. */
  void put(Connection connection, String name, byte[] body) throws IOException {
    connection.exchange(bytes(login.head("PUT", path(name), "", body.length)), body);
  }

  private String path(String name) {
    return "/" + bucket + "/" + name;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
