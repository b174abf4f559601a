package dev.strongroom.api.s3;

import dev.strongroom.api.s3.xml.XmlWriter;
import dev.strongroom.model.AccountId;

/** Owners in answers: the account's id, and no name (sheet 04 §1.1). */
final class Owners {
  private Owners() {}

  static void write(XmlWriter writer, String element, AccountId account) {
    writer.element(element, owner -> owner.text("ID", account.value()).text("DisplayName", ""));
  }
}
