package dev.strongroom.console.groups;

import dev.strongroom.console.page.Form;
import dev.strongroom.model.Quota;
import dev.strongroom.model.Refusal;
import java.math.BigDecimal;
import java.util.OptionalLong;

/**
 * A quota as it is typed.
 *
 * @param gigabytes of a thousand million bytes, as B2 counts; "" for no bound
 * @param buckets "" for no bound
 */
public record QuotaForm(String gigabytes, String buckets) {
  private static final long GIGABYTE = 1_000_000_000L;
  private static final int LONGEST = 9;

  static QuotaForm of(Quota quota) {
    return new QuotaForm(gigabytes(quota.bytes()), text(quota.buckets()));
  }

  /** The quota that a form asks for; throws {@link Refusal} when something is no number. */
  static Quota read(Form form) {
    return new Quota(bytes(form), number(form.text("buckets").orElse(""), "buckets"));
  }

  private static OptionalLong bytes(Form form) {
    String typed = form.text("gigabytes").orElse("");
    if (typed.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!typed.matches("[0-9]{1," + LONGEST + "}([.][0-9]{1,9})?")) {
      throw notANumber("GB");
    }
    return OptionalLong.of(
        new BigDecimal(typed).multiply(BigDecimal.valueOf(GIGABYTE)).longValue());
  }

  private static OptionalLong number(String typed, String what) {
    if (typed.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!typed.matches("[0-9]{1," + LONGEST + "}")) {
      throw notANumber(what);
    }
    return OptionalLong.of(Long.parseLong(typed));
  }

  private static Refusal notANumber(String what) {
    return Refusal.illegalValue("That is not a number of " + what + ", such as 100.");
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
