package dev.strongroom.api.b2;

import dev.strongroom.api.Call;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.Reply;
import dev.strongroom.api.fields.Fields;
import dev.strongroom.files.Wanted;
import dev.strongroom.model.ByteRange;
import dev.strongroom.model.ContentHeader;
import dev.strongroom.model.Refusal;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What both downloads read from a request. */
final class DownloadFields {
  private static final String CUSTOMER_KEY_HEADERS = "x-bz-server-side-encryption-customer-";

  private DownloadFields() {}

  /**
   * The headers that the answer is to carry in place of the file's own (sheet 02 §10.4), each with
   * a value of its grammar.
   */
  static Map<ContentHeader, String> overrides(Fields fields) {
    Map<ContentHeader, String> overrides = new EnumMap<>(ContentHeader.class);
    for (ContentHeader header : ContentHeader.values()) {
      fields
          .text(header.queryName())
          .ifPresent(value -> {
            header.check(value);
            overrides.put(header, value);
          });
    }
    return overrides;
  }

  /** How much of the file is wanted. Anything but one well-formed range counts as none. */
  static Wanted wanted(Call call) {
    List<String> ranges = call.headers().all("Range");
    Optional<ByteRange> range =
        ranges.size() == 1 ? ByteRange.parse(ranges.getFirst()) : Optional.empty();
    return new Wanted(range, !call.isHead());
  }

  /**
   * No file here is encrypted with a customer's key: whoever sends one is told rather than answered
   * as if it had been used (sheet 02 §10.6).
   */
  static void refuseCustomerKeys(Call call) {
    List<Header> keys =
        call.headers()
            .matching(name -> name.toLowerCase(Locale.ROOT).startsWith(CUSTOMER_KEY_HEADERS));
    if (!keys.isEmpty()) {
      throw new Refusal(
          Refusal.Kind.NOT_SUPPORTED, keys.getFirst().name() + " is not supported by this server");
    }
  }

  /** A token in an address is kept from whoever the content leads to. */
  static Reply withoutTrace(Call call, Reply reply) {
    return call.query().isEmpty() ? reply : reply.with("Referrer-Policy", "no-referrer");
  }
}
