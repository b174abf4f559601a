package dev.strongroom.matrix;

import dev.strongroom.testing.NativeClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The requests of the matrix by the label of their row. Where an operation names an account and a
 * bucket, the caller names the account that is theirs: what is asked for by the owner's name has a
 * row of its own.
 */
final class NativeRequests {
  private static final String NEW_NAME = World.PREFIX + "new.txt";
  private static final String NEW_NAME_ELSEWHERE = World.PREFIX_ELSEWHERE + "new.txt";

  private final Map<String, NativeRequest> requests = new TreeMap<>();
  private final Map<String, Function<Asked, List<Object>>> fields = new TreeMap<>();

  private NativeRequests() {
    accountsAndKeys();
    buckets();
    uploads();
    copies();
    listings();
    files();
    Downloads.requests().forEach(requests::put);
  }

  /** All of them. */
  static Map<String, NativeRequest> all() {
    return Map.copyOf(new NativeRequests().requests);
  }

  /**
   * How the fields of one request for each operation are put together, names and values in turn;
   * for those operations that read fields and take an account token.
   */
  static Map<String, Function<Asked, List<Object>>> fieldsByOperation() {
    return Map.copyOf(new NativeRequests().fields);
  }

  private void accountsAndKeys() {
    requests.put("b2_authorize_account", Uploads::authorize);
    put(
        "b2_create_key",
        asked ->
            fields(
                "accountId",
                asked.things().accountId(),
                "keyName",
                "made",
                "capabilities",
                List.of("listFiles")));
    put("b2_list_keys", asked -> fields("accountId", asked.things().accountId()));
    put("b2_delete_key", asked -> fields("applicationKeyId", asked.things().keyId()));
  }

  private void buckets() {
    put(
        "b2_create_bucket",
        asked ->
            fields(
                "accountId",
                asked.things().accountId(),
                "bucketName",
                asked.world().bucketName() + "-new",
                "bucketType",
                "allPrivate"));
    put("b2_update_bucket", asked -> update(asked, asked.client().accountId()));
    put("b2_update_bucket, by the owner's account", asked -> update(asked, owner(asked)));
    put("b2_delete_bucket", asked -> delete(asked, asked.client().accountId()));
    put("b2_delete_bucket, by the owner's account", asked -> delete(asked, owner(asked)));
    put(
        "b2_list_buckets, one by id",
        asked ->
            fields("accountId", asked.client().accountId(), "bucketId", asked.things().bucketId()));
    put(
        "b2_list_buckets, one by name",
        asked ->
            fields(
                "accountId",
                asked.client().accountId(),
                "bucketName",
                existing(asked).bucketName()));
    put("b2_list_buckets, all", asked -> fields("accountId", owner(asked)));
    at("v1", "b2_list_buckets, all by v1", asked -> fields("accountId", owner(asked)));
  }

  private void uploads() {
    put("b2_get_upload_url", asked -> fields("bucketId", asked.things().bucketId()));
    requests.put("b2_upload_file", Uploads::file);
    put(
        "b2_start_large_file",
        asked ->
            fields(
                "bucketId",
                asked.things().bucketId(),
                "fileName",
                NEW_NAME,
                "contentType",
                "text/plain"));
    put("b2_get_upload_part_url", asked -> fields("fileId", asked.things().largeFileId()));
    requests.put("b2_upload_part", Uploads::part);
    put("b2_list_parts", asked -> fields("fileId", asked.things().largeFileId()));
    put(
        "b2_finish_large_file",
        asked ->
            fields(
                "fileId",
                asked.things().largeFileId(),
                "partSha1Array",
                asked.world().partsOfLargeFile()));
    put("b2_cancel_large_file", asked -> fields("fileId", asked.things().largeFileId()));
  }

  private void copies() {
    put("b2_copy_file", asked -> copy(asked.things().fileId(), NEW_NAME, null));
    put(
        "b2_copy_file, into the other bucket",
        asked -> copy(asked.things().fileId(), NEW_NAME, asked.things().otherBucketId()));
    put(
        "b2_copy_file, out of the other bucket",
        asked -> copy(asked.things().otherFileId(), NEW_NAME, asked.things().bucketId()));
    put(
        "b2_copy_file, into the prefix",
        asked -> copy(asked.things().elsewhereFileId(), NEW_NAME, null));
    put(
        "b2_copy_file, out of the prefix",
        asked -> copy(asked.things().fileId(), NEW_NAME_ELSEWHERE, null));
    put(
        "b2_copy_file, to the owner's bucket",
        asked -> {
          World world = asked.world();
          String source = asked.isStrangers() ? world.strangersFileId() : world.fileId();
          return copy(source, NEW_NAME, asked.things().bucketId());
        });
    put(
        "b2_copy_file, of the owner's file",
        asked -> {
          World world = asked.world();
          String bucket = asked.isStrangers() ? world.strangersBucketId() : world.bucketId();
          return copy(asked.things().fileId(), NEW_NAME, bucket);
        });
    put(
        "b2_copy_file, of a public file",
        asked -> {
          World world = asked.world();
          String bucket = asked.isStrangers() ? world.strangersBucketId() : world.bucketId();
          return copy(asked.things().publicFileId(), NEW_NAME, bucket);
        });
    put("b2_copy_part", asked -> copyPart(asked, asked.things().fileId()));
    put(
        "b2_copy_part, from a public file",
        asked -> copyPart(asked, asked.things().publicFileId()));
    put(
        "b2_copy_part, from the other bucket",
        asked -> copyPart(asked, asked.things().otherFileId()));
    put(
        "b2_copy_part, from outside the prefix",
        asked -> copyPart(asked, asked.things().elsewhereFileId()));
    put(
        "b2_copy_part, to the owner's large file",
        asked -> {
          World world = asked.world();
          String source = asked.isStrangers() ? world.strangersFileId() : world.fileId();
          return copyPart(source, asked.things().largeFileId());
        });
  }

  private void listings() {
    for (String operation : List.of("b2_list_file_names", "b2_list_file_versions")) {
      put(operation, asked -> list(asked, "prefix", World.PREFIX));
      put(operation + ", without a prefix", asked -> list(asked, "prefix", null));
      at("v1", operation + ", without a prefix by v1", asked -> list(asked, "prefix", null));
    }
    String operation = "b2_list_unfinished_large_files";
    put(operation, asked -> listUnfinished(asked, World.PREFIX));
    put(operation + ", without a prefix", asked -> listUnfinished(asked, null));
    at("v1", operation + ", without a prefix by v1", asked -> listUnfinished(asked, null));
  }

  private void files() {
    put("b2_get_file_info", asked -> fields("fileId", asked.things().fileId()));
    put("b2_hide_file", NativeRequests::hide);
    put(
        "b2_delete_file_version",
        asked -> fields("fileName", World.NAME, "fileId", asked.things().fileId()));
    put(
        "b2_delete_file_version, of an unfinished large file",
        asked -> fields("fileName", World.NAME, "fileId", asked.things().largeFileId()));
    put(
        "b2_delete_file_version, bypassing governance",
        asked ->
            fields(
                "fileName",
                World.NAME,
                "fileId",
                asked.things().fileId(),
                "bypassGovernance",
                true));
    put(
        "b2_get_download_authorization",
        asked ->
            fields(
                "bucketId",
                asked.things().bucketId(),
                "fileNamePrefix",
                World.PREFIX,
                "validDurationInSeconds",
                60));
  }

  private static List<Object> update(Asked asked, String accountId) {
    return fields(
        "accountId", accountId, "bucketId", asked.things().bucketId(), "bucketType", "allPublic");
  }

  private static List<Object> delete(Asked asked, String accountId) {
    return fields("accountId", accountId, "bucketId", asked.things().emptyBucketId());
  }

  private static List<Object> copy(String sourceFileId, String name, String destinationBucketId) {
    return fields(
        "sourceFileId", sourceFileId, "fileName", name, "destinationBucketId", destinationBucketId);
  }

  /** Another account asks for its own large file to be filled from the owner's file. */
  private static List<Object> copyPart(Asked asked, String sourceFileId) {
    World world = asked.world();
    return copyPart(
        sourceFileId, asked.isStrangers() ? world.strangersLargeFileId() : world.largeFileId());
  }

  private static List<Object> copyPart(String sourceFileId, String largeFileId) {
    return fields("sourceFileId", sourceFileId, "largeFileId", largeFileId, "partNumber", 1);
  }

  private static List<Object> list(Asked asked, String prefixField, String prefix) {
    return fields("bucketId", existing(asked).bucketId(), prefixField, prefix);
  }

  private static List<Object> listUnfinished(Asked asked, String prefix) {
    String _ = asked.world().largeFileId();
    return fields("bucketId", asked.things().bucketId(), "namePrefix", prefix);
  }

  private static List<Object> hide(Asked asked) {
    return fields("bucketId", existing(asked).bucketId(), "fileName", World.NAME);
  }

  /** The things of a request about a file by its name, which must be there. */
  private static Things existing(Asked asked) {
    String _ = asked.world().fileId();
    return asked.things();
  }

  private static String owner(Asked asked) {
    return asked.things().accountId();
  }

  private void put(String label, Function<Asked, List<Object>> toFields) {
    at("v4", label, toFields);
  }

  /** The fields are put together at once, before an expiry or a deletion. */
  private void at(String version, String label, Function<Asked, List<Object>> toFields) {
    String operation = label.split(",", 2)[0];
    fields.putIfAbsent(operation, toFields);
    NativeRequest request =
        asked -> {
          Object[] namesAndValues = toFields.apply(asked).toArray();
          NativeClient client = asked.client().at(version);
          return () -> client.call(operation, namesAndValues);
        };
    if (requests.put(label, request) != null) {
      throw new IllegalArgumentException("two requests are labelled " + label);
    }
  }

  /** Names and values in turn; what is null is left out. */
  private static List<Object> fields(Object... namesAndValues) {
    List<Object> fields = new ArrayList<>();
    for (int index = 0; index < namesAndValues.length; index += 2) {
      Optional<Object> value = Optional.ofNullable(namesAndValues[index + 1]);
      if (value.isPresent()) {
        fields.add(namesAndValues[index]);
        fields.add(value.get());
      }
    }
    return fields;
  }
}
