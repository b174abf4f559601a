package dev.strongroom.access;

import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.Capability;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says in one sentence which need was not met and what would have met it: for the operator, never
 * for the caller.
 */
final class Explanation {
  private Explanation() {}

  static String of(Grant grant, Decision.Denied denied) {
    String bearer =
        grant
            .keyId()
            .map(ApplicationKeyId::value)
            .map(id -> "key " + id)
            .orElse("nobody (no credential)");
    Need unmet = denied.unmet();
    String wanted = "wanted to " + unmet.action().description() + place(unmet.target());
    return bearer
        + " "
        + wanted
        + ", but "
        + denied.reason().sentence()
        + "; "
        + remedy(grant, denied)
        + ".";
  }

  private static String place(Target target) {
    return switch (target) {
      case Target.OfServer server -> "";
      case Target.OfAccount(var account) -> " in account " + account;
      case Target.OfKey(var owner, var key) -> " " + key;
      case Target.OfBucket bucket -> " (" + bucketText(bucket) + ")";
      case Target.OfDownload(var file, var overrides) -> place(file);
      case Target.OfFiles(var bucket, var name) -> " '" + name + "' (" + bucketText(bucket) + ")";
    };
  }

  private static String bucketText(Target.OfBucket bucket) {
    return bucket
        .bucket()
        .map(id -> "bucket " + id)
        .orElse("no bucket of this account: " + bucket.asked());
  }

  private static String remedy(Grant grant, Decision.Denied denied) {
    List<Capability> sufficient = denied.unmet().action().sufficient().list();
    if (sufficient.isEmpty()) {
      return "no application key would do";
    }
    return switch (denied.reason()) {
      case CAPABILITY ->
          "a key with "
              + sufficient.stream().map(Capability::wireName).collect(Collectors.joining(" or "))
              + " would do";
      case BUCKET -> "a key for this bucket, or for all buckets, would do";
      case PREFIX ->
          "a key with a namePrefix that begins the name, or none, would do (this one has '"
              + grant.namePrefix()
              + "')";
      case HEADERS -> "the same overrides as in b2_get_download_authorization would do";
      case OWNER -> "only a key of the owning account would do";
      case EXPIRED -> "a credential that has not expired would do";
      case FAILURE -> "see the server's log at this time";
    };
  }
}
