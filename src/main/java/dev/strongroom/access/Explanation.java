package dev.strongroom.access;

import dev.strongroom.access.Decision.Reason;
import dev.strongroom.model.Capability;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says in one sentence which need was not met and what would have met it: for the operator, never
 * for the caller.
 */
final class Explanation {
  private static final int LONGEST_QUOTE = 1024;
  private static final String NO_BUCKET = "the account has no bucket ";
  private static final String NO_PUBLIC_BUCKET = "there is no public bucket ";

  private Explanation() {}

  static String of(Grant grant, Decision.Denied denied) {
    Need unmet = denied.unmet();
    String wanted = bearer(grant) + " wanted to " + unmet.action().description();
    if (denied.reason() == Reason.FAILURE) {
      return wanted + ", but " + denied.reason().sentence() + "; the server's log says why.";
    }
    return wanted
        + place(unmet.target(), grant.account().isPresent() ? NO_BUCKET : NO_PUBLIC_BUCKET)
        + ", but "
        + denied.reason().sentence()
        + "; "
        + remedy(grant, denied)
        + ".";
  }

  /** Text from outside on its way to a person: in quotes, without what a terminal would obey. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("'");
    text.codePoints()
        .limit(LONGEST_QUOTE)
        .forEach(codePoint -> {
          if (isHarmless(codePoint)) {
            quoted.appendCodePoint(codePoint);
          } else {
            quoted.append("\\u{").append(Integer.toHexString(codePoint)).append('}');
          }
        });
    boolean whole = text.codePointCount(0, text.length()) <= LONGEST_QUOTE;
    return quoted.append(whole ? "'" : "...'").toString();
  }

  private static boolean isHarmless(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static String bearer(Grant grant) {
    return switch (grant.bearer()) {
      case OPERATOR -> "the operator";
      case PERSON, CONFIRMED_PERSON -> "the account's owner";
      case MANAGER, CONFIRMED_MANAGER ->
          "account " + grant.manager().orElseThrow() + ", which manages the account,";
      case PROGRAM, PARTNER ->
          grant
              .key()
              .map(key -> (grant.isWholeKeys() ? "key " : "a token made with key ") + key.id())
              .orElse(
                  grant.account().isPresent()
                      ? "the bearer of what the account's owner handed on"
                      : "nobody (no credential)");
    };
  }

  /** Everything that somebody asked to do, for a line about what was let through. */
  static String asked(List<Need> needs) {
    return needs.stream()
        .map(need -> need.action().description() + place(need.target(), NO_BUCKET))
        .collect(Collectors.joining("; "));
  }

  private static String place(Target target, String noBucket) {
    return switch (target) {
      case Target.OfServer server -> "";
      case Target.OfAccount(var account) -> " in account " + account;
      case Target.OfGroup(var admin, var group, var isManaged, var asked) ->
          group
              .map(id -> " " + id)
              .orElse(" (account " + admin + " administers no Group " + quoted(asked) + ")");
      case Target.OfMember(var group, var member, var asked) ->
          member
              .map(account -> " " + account + " of Group" + place(group, noBucket))
              .orElse(" (the Group has no member " + quoted(asked) + ")");
      case Target.OfKey(var owner, var key) -> " " + key;
      case Target.OfBucket bucket -> " (" + bucketText(bucket, noBucket) + ")";
      case Target.OfDownload(var file, var overrides) -> place(file, noBucket);
      case Target.OfFiles files when files.equals(Target.OfFiles.absent()) ->
          " (an id that no file of the account has)";
      case Target.OfFiles(var bucket, var name) ->
          " " + quoted(name) + " (" + bucketText(bucket, noBucket) + ")";
    };
  }

  private static String bucketText(Target.OfBucket bucket, String noBucket) {
    return bucket.bucket().map(id -> "bucket " + id).orElse(noBucket + quoted(bucket.asked()));
  }

  private static String remedy(Grant grant, Decision.Denied denied) {
    return switch (denied.reason()) {
      case CAPABILITY -> capabilityRemedy(denied.unmet().action());
      case CONFIRMATION -> "the password, given again, would do";
      case BUCKET -> bucketRemedy(denied.unmet().target());
      case PREFIX ->
          "a key whose namePrefix begins the name, or one without, would do (this one's is "
              + quoted(grant.namePrefix().value())
              + ")";
      case HEADERS -> "the same overrides as in b2_get_download_authorization would do";
      case OWNER -> "only a key of the owning account would do";
      case UNMANAGED -> "a Group is managed or not for ever";
      case EXPIRED -> "a credential that has not expired would do";
      case FAILURE -> "the server's log says why";
    };
  }

  private static String capabilityRemedy(Action<?> action) {
    List<Capability> sufficient = action.sufficient().list();
    return switch (action.rule()) {
      case PLAIN, NARROWED, OPEN_ON_PUBLIC_BUCKETS ->
          "a key with "
              + sufficient.stream().map(Capability::wireName).collect(Collectors.joining(" or "))
              + " would do";
      case ANY_BEARER -> "any application key of the account would do";
      case PARTNER, MANAGER ->
          "the master application key of an account that has partner access and administers a Group"
              + " would do";
      case ANYONE, PERSON, OWNER, CONFIRMED, OPERATOR -> "no application key would do";
    };
  }

  private static String bucketRemedy(Target target) {
    return switch (target) {
      case Target.OfServer server -> "a key that is not restricted to buckets would do";
      case Target.OfAccount account -> "a key that is not restricted to buckets would do";
      case Target.OfMember member -> "a key that is not restricted to buckets would do";
      case Target.OfGroup group -> "a key that is not restricted to buckets would do";
      case Target.OfKey key -> "a key that is not restricted to buckets would do";
      case Target.OfBucket bucket ->
          bucket.bucket().isPresent()
              ? "a key for this bucket, or for all buckets, would do"
              : "a key for all buckets would have been told that it is not there";
      case Target.OfFiles files -> bucketRemedy(files.bucket());
      case Target.OfDownload download -> bucketRemedy(download.file().bucket());
    };
  }
}
