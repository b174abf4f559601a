package dev.strongroom.api.b2;

import dev.strongroom.api.fields.Fields;
import dev.strongroom.files.CopyRange;
import dev.strongroom.files.CopySource;
import dev.strongroom.files.Names;
import dev.strongroom.model.FileId;
import dev.strongroom.model.Refusal;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What b2_copy_file and b2_copy_part say of their source (sheet 02 §6.5 and §7). */
final class CopyFields {
  private static final Pattern RANGE = Pattern.compile("bytes=([0-9]+)-([0-9]*)");

  private CopyFields() {}

  /** The source that the fields name, as the caller's account sees it. */
  static CopySource source(NativeInput input, Fields fields, Names names) {
    fields.refuseUnsupported("sourceServerSideEncryption", "destinationServerSideEncryption");
    FileId fileId = new FileId(fields.requiredText("sourceFileId"));
    return new CopySource(
        names.file(input.account(), fileId), fileId, fields.text("range").map(CopyFields::range));
  }

  private static CopyRange range(String text) {
    Matcher form = RANGE.matcher(text);
    if (!form.matches()) {
      throw Refusal.illegalValue("range must be bytes=first-last");
    }
    long first = number(form.group(1));
    OptionalLong last =
        form.group(2).isEmpty() ? OptionalLong.empty() : OptionalLong.of(number(form.group(2)));
    if (last.isPresent() && last.getAsLong() < first) {
      throw Refusal.illegalValue("range must not end before it begins");
    }
    return new CopyRange(first, last);
  }

  /** A number that does not fit is as good as the greatest that does: beyond every file. */
  private static long number(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException tooGreat) {
      return Long.MAX_VALUE;
    }
  }
}
