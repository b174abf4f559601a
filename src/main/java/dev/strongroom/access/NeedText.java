package dev.strongroom.access;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.ContentHeader;
import dev.strongroom.model.GroupId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A need as texts and back, so that it can be decided about again when the request is gone. */
final class NeedText {
  private static final String OVERRIDE = "override.";

  private NeedText() {}

  /** The need as texts; names and ids of the caller's among them, no secrets. */
  static Map<String, String> write(Need need) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("action", need.action().description());
    write(need.target(), texts);
    return texts;
  }

  private static void write(Target target, Map<String, String> texts) {
    switch (target) {
      case Target.OfServer server -> texts.put("target", "server");
      case Target.OfAccount(AccountId account) -> {
        texts.put("target", "account");
        texts.put("ownerId", account.value());
      }
      case Target.OfGroup group -> {
        texts.put("target", "group");
        writeGroup(group, texts);
      }
      case Target.OfMember(Target.OfGroup group, Optional<AccountId> member, String asked) -> {
        texts.put("target", "member");
        writeGroup(group, texts);
        member.ifPresent(id -> texts.put("memberId", id.value()));
        texts.put("asked", asked);
      }
      case Target.OfKey(Optional<AccountId> owner, ApplicationKeyId key) -> {
        texts.put("target", "key");
        owner.ifPresent(id -> texts.put("ownerId", id.value()));
        texts.put("keyId", key.value());
      }
      case Target.OfBucket bucket -> {
        texts.put("target", "bucket");
        writeBucket(bucket, texts);
      }
      case Target.OfFiles files -> {
        texts.put("target", "files");
        writeFiles(files, texts);
      }
      case Target.OfDownload(Target.OfFiles file, Map<ContentHeader, String> overrides) -> {
        texts.put("target", "download");
        writeFiles(file, texts);
        overrides.forEach((header, value) -> texts.put(OVERRIDE + header.queryName(), value));
      }
    }
  }

  private static void writeGroup(Target.OfGroup group, Map<String, String> texts) {
    texts.put("ownerId", group.admin().value());
    group.group().ifPresent(id -> texts.put("groupId", Long.toString(id.number())));
    texts.put("group", group.asked());
    if (group.isManaged()) {
      texts.put("managed", "true");
    }
  }

  private static void writeBucket(Target.OfBucket bucket, Map<String, String> texts) {
    bucket.owner().ifPresent(id -> texts.put("ownerId", id.value()));
    bucket.bucket().ifPresent(id -> texts.put("bucketId", id.value()));
    texts.put("bucket", bucket.asked());
    if (bucket.readableByAnyone()) {
      texts.put("public", "true");
    }
  }

  private static void writeFiles(Target.OfFiles files, Map<String, String> texts) {
    writeBucket(files.bucket(), texts);
    texts.put("name", files.nameOrPrefix());
  }

  /** The need that was written; empty when this program knows no such action or target. */
  static Optional<Need> read(Map<String, String> texts) {
    String description = texts.getOrDefault("action", "");
    try {
      Optional<Target> target = target(texts);
      return Action.table().stream()
          .filter(action -> action.description().equals(description))
          .findFirst()
          .flatMap(action -> target.map(found -> new Need(action, found)));
    } catch (IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }

  private static Optional<Target> target(Map<String, String> texts) {
    return Optional.ofNullable(
        switch (texts.getOrDefault("target", "")) {
          case "server" -> Target.OfServer.INSTANCE;
          case "account" -> new Target.OfAccount(new AccountId(texts.getOrDefault("ownerId", "")));
          case "group" -> group(texts);
          case "member" ->
              new Target.OfMember(
                  group(texts),
                  Optional.ofNullable(texts.get("memberId")).map(AccountId::new),
                  texts.getOrDefault("asked", ""));
          case "key" ->
              new Target.OfKey(owner(texts), new ApplicationKeyId(texts.getOrDefault("keyId", "")));
          case "bucket" -> bucket(texts);
          case "files" -> files(texts);
          case "download" -> files(texts).download(overrides(texts));
          default -> null;
        });
  }

  private static Target.OfGroup group(Map<String, String> texts) {
    return new Target.OfGroup(
        new AccountId(texts.getOrDefault("ownerId", "")),
        Optional.ofNullable(texts.get("groupId")).flatMap(GroupId::parse),
        texts.containsKey("managed"),
        texts.getOrDefault("group", ""));
  }

  private static Target.OfBucket bucket(Map<String, String> texts) {
    return new Target.OfBucket(
        owner(texts),
        Optional.ofNullable(texts.get("bucketId")).map(BucketId::new),
        texts.containsKey("public"),
        texts.getOrDefault("bucket", ""));
  }

  private static Target.OfFiles files(Map<String, String> texts) {
    return bucket(texts).files(texts.getOrDefault("name", ""));
  }

  private static Map<ContentHeader, String> overrides(Map<String, String> texts) {
    Map<ContentHeader, String> overrides = new EnumMap<>(ContentHeader.class);
    for (ContentHeader header : ContentHeader.values()) {
      String value = texts.get(OVERRIDE + header.queryName());
      if (value != null) {
        overrides.put(header, value);
      }
    }
    return overrides;
  }

  private static Optional<AccountId> owner(Map<String, String> texts) {
    return Optional.ofNullable(texts.get("ownerId")).map(AccountId::new);
  }
}
