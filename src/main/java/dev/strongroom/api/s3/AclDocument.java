package dev.strongroom.api.s3;

import dev.strongroom.access.Target;
import dev.strongroom.api.s3.xml.XmlWriter;
import dev.strongroom.model.AccountId;

/** A bucket's access control list, which is that of every object in it (sheet 04 §3.2). */
final class AclDocument {
  private static final String EVERYBODY = "http://acs.amazonaws.com/groups/global/AllUsers";

  private AclDocument() {}

  static byte[] of(Target.OfBucket bucket, AccountId owner) {
    return XmlWriter.document(
        "AccessControlPolicy",
        policy -> {
          Owners.write(policy, "Owner", owner);
          policy.element(
              "AccessControlList",
              list -> {
                list.element(
                    "Grant",
                    grant ->
                        grant
                            .typed(
                                "Grantee",
                                "CanonicalUser",
                                grantee ->
                                    grantee.text("ID", owner.value()).text("DisplayName", ""))
                            .text("Permission", "FULL_CONTROL"));
                if (bucket.readableByAnyone()) {
                  list.element(
                      "Grant",
                      grant ->
                          grant
                              .typed("Grantee", "Group", grantee -> grantee.text("URI", EVERYBODY))
                              .text("Permission", "READ"));
                }
              });
        });
  }
}
