package dev.strongroom.matrix;

import dev.strongroom.model.Account;
import dev.strongroom.model.AccountId;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.TestServer;
import dev.strongroom.testing.TestUpload;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * An account with what a request of the matrix needs, and another account beside it. Things are
 * made when they are first asked for, by the account's master key.
 */
final class World implements Things {
  /** The name that requests are about. */
  static final String NAME = "docs/file.txt";

  /** The name prefix of keys that may. */
  static final String PREFIX = "docs/";

  /** A name outside the prefix. */
  static final String NAME_ELSEWHERE = "elsewhere/file.txt";

  /** The name prefix of keys that may not. */
  static final String PREFIX_ELSEWHERE = "elsewhere/";

  /** What is in every file. */
  static final byte[] CONTENT = "0123456789".getBytes(StandardCharsets.UTF_8);

  private static final byte[] SMALLEST_PART = new byte[5_000_000];

  private final TestServer server;
  private final int number;
  private final NativeClient owner;
  private final NativeClient stranger;
  private final Map<String, String> made = new HashMap<>();

  /** Makes the accounts; {@code number} tells this world from the others of the server. */
  World(TestServer server, int number) {
    this.server = server;
    this.number = number;
    this.owner = server.newAccount("owner-" + number + "@example.com");
    this.stranger = server.newAccount("stranger-" + number + "@example.com");
  }

  /** The server that it is in. */
  TestServer server() {
    return server;
  }

  /** The account's master key. */
  NativeClient owner() {
    return owner;
  }

  /** The other account's master key. */
  NativeClient stranger() {
    return stranger;
  }

  /** Where the server listens, as a request's host header names it. */
  String host() {
    return URI.create(server.endpoints().api()).getAuthority();
  }

  /** Suspends the account, behind all doors. */
  void suspend() {
    server
        .metadata()
        .write(tables -> {
          Account account = tables.accounts().find(new AccountId(accountId())).orElseThrow();
          tables.accounts().update(account.withState(Account.State.SUSPENDED));
          return account;
        });
  }

  @Override
  public String accountId() {
    return owner.accountId();
  }

  @Override
  public String bucketId() {
    return once("bucket", () -> owner.createBucket(bucketName(), "allPrivate"));
  }

  @Override
  public String bucketName() {
    return "matrix-" + number + "-bucket";
  }

  @Override
  public String otherBucketId() {
    return bucket(owner, "other");
  }

  @Override
  public String emptyBucketId() {
    return bucket(owner, "empty");
  }

  /** A public bucket. */
  String publicBucketId() {
    return once("public", () -> owner.createBucket(publicBucketName(), "allPublic"));
  }

  /** Its name. */
  String publicBucketName() {
    return "matrix-" + number + "-public";
  }

  /** A private bucket of the other account. */
  String strangersBucketId() {
    return bucket(stranger, "strangers");
  }

  /** A file of the other account. */
  String strangersFileId() {
    return file(stranger, strangersBucketId(), NAME);
  }

  @Override
  public String fileId() {
    return file(owner, bucketId(), NAME);
  }

  @Override
  public String otherFileId() {
    return file(owner, otherBucketId(), NAME);
  }

  @Override
  public String elsewhereFileId() {
    return file(owner, bucketId(), NAME_ELSEWHERE);
  }

  @Override
  public String publicFileId() {
    return file(owner, publicBucketId(), NAME);
  }

  @Override
  public String largeFileId() {
    return largeFile(owner, bucketId(), NAME);
  }

  /** An unfinished large file in the other bucket. */
  String otherLargeFileId() {
    return largeFile(owner, otherBucketId(), NAME);
  }

  /** An unfinished large file outside the prefix. */
  String elsewhereLargeFileId() {
    return largeFile(owner, bucketId(), NAME_ELSEWHERE);
  }

  /** An unfinished large file of the other account. */
  String strangersLargeFileId() {
    return largeFile(stranger, strangersBucketId(), NAME);
  }

  /** Gives the large file the parts that it needs to be finished, and says what they hash to. */
  List<String> partsOfLargeFile() {
    owner.partPlace(largeFileId()).part(1, SMALLEST_PART).send().ok();
    owner.partPlace(largeFileId()).part(2, CONTENT).send().ok();
    return List.of(TestUpload.sha1(SMALLEST_PART), TestUpload.sha1(CONTENT));
  }

  @Override
  public String keyId() {
    return once("key", () -> owner.createKey(List.of("listFiles"), List.of(), "").keyId());
  }

  private String bucket(NativeClient whose, String name) {
    return once(
        name, () -> whose.createBucket("matrix-%d-%s".formatted(number, name), "allPrivate"));
  }

  private String file(NativeClient whose, String bucket, String name) {
    return once(bucket + "/" + name, () -> whose.upload(bucket, name, CONTENT).ok().text("fileId"));
  }

  private String largeFile(NativeClient whose, String bucket, String name) {
    return once(
        "large " + bucket + "/" + name,
        () ->
            whose
                .call(
                    "b2_start_large_file",
                    "bucketId",
                    bucket,
                    "fileName",
                    name,
                    "contentType",
                    "text/plain")
                .ok()
                .text("fileId"));
  }

  private String once(String what, Supplier<String> maker) {
    String known = made.get(what);
    if (known != null) {
      return known;
    }
    String id = maker.get();
    made.put(what, id);
    return id;
  }
}
