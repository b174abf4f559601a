package dev.strongroom.console.groups;

import dev.strongroom.console.page.Form;
import dev.strongroom.model.Quota;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A quota as it is typed, with what is wrong beside each field.
 *
 * @param gigabytes of a thousand million bytes, as B2 counts; "" for no bound
 * @param buckets "" for no bound
 * @param gigabytesError what is wrong with it; "" for nothing
 * @param bucketsError what is wrong with it; "" for nothing
 */
public record QuotaForm(
    String gigabytes, String buckets, String gigabytesError, String bucketsError) {
  private static final long GIGABYTE = 1_000_000_000L;
  private static final String WHOLE = "[0-9]{1,9}";
  private static final String DECIMAL = WHOLE + "([.][0-9]{1,9})?";

  static QuotaForm of(Quota quota) {
    return new QuotaForm(gigabytes(quota.bytes()), text(quota.buckets()), "", "");
  }

  /** What stands in a form, looked through. */
  static QuotaForm typed(Form form) {
    String gigabytes = form.text("gigabytes").orElse("");
    String buckets = form.text("buckets").orElse("");
    return new QuotaForm(
        gigabytes, buckets, wrong(gigabytes, DECIMAL, "GB"), wrong(buckets, WHOLE, "buckets"));
  }

  boolean isWrong() {
    return !gigabytesError.isEmpty() || !bucketsError.isEmpty();
  }

  /** The quota that is asked for; empty when something is wrong. */
  Optional<Quota> quota() {
    return isWrong()
        ? Optional.empty()
        : Optional.of(
            new Quota(
                gigabytes.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(
                        new BigDecimal(gigabytes)
                            .multiply(BigDecimal.valueOf(GIGABYTE))
                            .longValue()),
                buckets.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(Long.parseLong(buckets))));
  }

  private static String wrong(String typed, String pattern, String what) {
    return typed.isEmpty() || typed.matches(pattern)
        ? ""
        : "That is not a number of " + what + ", such as 100.";
  }

  private static String gigabytes(OptionalLong bytes) {
    return bytes.isEmpty()
        ? ""
        : BigDecimal.valueOf(bytes.getAsLong(), 9).stripTrailingZeros().toPlainString();
  }

  private static String text(OptionalLong number) {
    return number.isPresent() ? Long.toString(number.getAsLong()) : "";
  }
}
