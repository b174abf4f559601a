package dev.strongroom.matrix;

import dev.strongroom.testing.S3Client;
import dev.strongroom.testing.TestSigner;
import dev.strongroom.testing.TextTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A row of {@code s3-access.txt}.
 *
 * @param limits how narrow the least key is: account, bucket or files
 * @param answers what comes of it, by the title of the column; empty where it cannot be
 */
record S3MatrixRow(
    String operation,
    String when,
    List<String> capabilities,
    String limits,
    String request,
    String headers,
    String body,
    Map<String, String> answers) {
  private static final List<String> ANSWERS =
      List.of("capability", "bucket", "prefix", "account", "right");
  private static final int COLUMNS_BEFORE = 7;

  /** Every row. */
  static List<S3MatrixRow> all() {
    List<List<String>> rows = TextTable.read(S3MatrixRow.class, "s3-access.txt").rows();
    List<S3MatrixRow> all = new ArrayList<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      Map<String, String> answers = new java.util.LinkedHashMap<>();
      for (int index = 0; index < ANSWERS.size(); index++) {
        answers.put(ANSWERS.get(index), row.get(COLUMNS_BEFORE + index));
      }
      all.add(
          new S3MatrixRow(
              row.get(0),
              row.get(1),
              Arrays.asList(row.get(2).split(", ")),
              row.get(3),
              row.get(4),
              row.get(5),
              row.get(6),
              answers));
    }
    return all;
  }

  /**
   * The dimension in which a key of this column falls short first: the source of a copy is looked
   * at first, and what a restricted key lacks to list all buckets is a capability.
   */
  String reason(String column) {
    return switch (column) {
      case "prefix" -> headers.contains("{other}") ? "bucket" : column;
      case "bucket" -> operation.equals("ListBuckets") ? "capability" : column;
      default -> column;
    };
  }

  /** What to call it. */
  String label() {
    return when.isEmpty() ? operation : operation + " " + when;
  }

  String method() {
    return request.substring(0, request.indexOf(' '));
  }

  /** Path and query in this world. */
  String target(World world) {
    return filled(request.substring(request.indexOf(' ') + 1), world);
  }

  /** Names and values of the headers in turn, the host among them. */
  String[] headers(World world) {
    List<String> all = new ArrayList<>(List.of("host", world.host()));
    for (String header : filled(headers, world).split(" ")) {
      if (!header.isEmpty()) {
        all.add(header.substring(0, header.indexOf('=')));
        all.add(header.substring(header.indexOf('=') + 1));
      }
    }
    return all.toArray(String[]::new);
  }

  byte[] body(World world) {
    return filled(body, world).getBytes(StandardCharsets.UTF_8);
  }

  /** Makes what the request names. */
  private static String filled(String text, World world) {
    String filled =
        text.replace("{file}", World.NAME)
            .replace("{bucket}", world.bucketName())
            .replace("{new}", world.bucketName() + "-new");
    filled = filled.contains("{other}") ? filled.replace("{other}", other(world)) : filled;
    filled = filled.contains("{empty}") ? filled.replace("{empty}", empty(world)) : filled;
    filled = filled.contains("{version}") ? filled.replace("{version}", world.fileId()) : filled;
    filled = filled.contains("{upload}") ? filled.replace("{upload}", world.largeFileId()) : filled;
    return filled.contains("{etag}") ? filled.replace("{etag}", etag()) : filled;
  }

  private static String other(World world) {
    world.otherFileId();
    return world.bucketName().replace("bucket", "other");
  }

  private static String empty(World world) {
    world.emptyBucketId();
    return world.bucketName().replace("bucket", "empty");
  }

  private static String etag() {
    try {
      return java.util.HexFormat.of()
          .formatHex(java.security.MessageDigest.getInstance("MD5").digest(World.CONTENT));
    } catch (java.security.NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** The status and the code of an answer as this row's columns have it. */
  String outcome(dev.strongroom.testing.TestAnswer answer) {
    String code = S3Client.element(answer, "Code");
    return method().equals("HEAD") || code.isEmpty()
        ? Integer.toString(answer.status())
        : answer.status() + " " + code;
  }

  /** The row's request, signed in its header. */
  dev.strongroom.api.Call signed(World world, TestSigner signer, String time) {
    byte[] content = body(world);
    return signer.call(
        method(), target(world), time, TestSigner.sha256(content), content, headers(world));
  }

  /** The row's request as a presigned URL. */
  dev.strongroom.api.Call presigned(World world, TestSigner signer, String time) {
    return signer.presigned(method(), target(world), time, "600", body(world), headers(world));
  }
}
