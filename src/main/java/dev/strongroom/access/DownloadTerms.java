package dev.strongroom.access;

import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.ContentHeader;
import dev.strongroom.model.NamePrefix;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a download authorization says (sheet 01 §5.1).
 *
 * @param keyId the key that made it
 * @param untilMillis from when it is dead, in milliseconds since 1970 UTC
 * @param fixedHeaders the overrides that a download must carry; their values are checked by {@link
 *     ContentHeader#check} and hold no line breaks
 */
record DownloadTerms(
    ApplicationKeyId keyId,
    BucketId bucket,
    NamePrefix prefix,
    long untilMillis,
    Map<ContentHeader, String> fixedHeaders) {
  private static final String SEPARATOR = "\n";

  /** Checks the overrides' values; throws {@link dev.strongroom.model.IllegalValueException}. */
  DownloadTerms {
    Map<ContentHeader, String> ordered = new EnumMap<>(ContentHeader.class);
    ordered.putAll(fixedHeaders);
    ordered.forEach(ContentHeader::check);
    fixedHeaders = Collections.unmodifiableMap(ordered);
  }

  /** The terms in characters that can stand in a URL as they are. */
  String encoded() {
    StringBuilder text = new StringBuilder();
    text.append(keyId).append(SEPARATOR).append(bucket);
    text.append(SEPARATOR).append(untilMillis).append(SEPARATOR).append(prefix.value());
    fixedHeaders.forEach((header, value) ->
        text.append(SEPARATOR).append(header.queryName()).append('=').append(value));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** The terms in the text; empty when it is not such a text. Says nothing about who wrote it. */
  static Optional<DownloadTerms> of(String encoded) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(encoded);
      String[] lines = new String(bytes, StandardCharsets.UTF_8).split(SEPARATOR, -1);
      if (lines.length < 4) {
        return Optional.empty();
      }
      return Optional.of(
          new DownloadTerms(
              new ApplicationKeyId(lines[0]).canonical(),
              new BucketId(lines[1]),
              new NamePrefix(lines[3]),
              Long.parseLong(lines[2]),
              headers(lines)));
    } catch (IllegalArgumentException garbled) {
      return Optional.empty();
    }
  }

  private static Map<ContentHeader, String> headers(String[] lines) {
    Map<ContentHeader, String> headers = new EnumMap<>(ContentHeader.class);
    for (int index = 4; index < lines.length; index++) {
      for (ContentHeader header : ContentHeader.values()) {
        String start = header.queryName() + "=";
        if (lines[index].startsWith(start)) {
          headers.put(header, lines[index].substring(start.length()));
        }
      }
    }
    return headers;
  }
}
