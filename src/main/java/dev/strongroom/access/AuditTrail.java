package dev.strongroom.access;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.store.AuditLog;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Writes what was changed and what was refused: who, from where, what, and why not. A change is on
 * the disk before it is acknowledged; when it cannot be written, the change is refused. Secrets and
 * file contents never come here.
 */
public final class AuditTrail {
  private final AuditLog log;

  /** Makes the trail over the log. */
  public AuditTrail(AuditLog log) {
    this.log = log;
  }

  /**
   * Notes that a need was not met, with the sentence that {@code explain} repeats.
   *
   * @param needs all that was needed, so that it can be said later who would have met it
   */
  public void denied(Occasion occasion, Grant grant, List<Need> needs, Decision.Denied denied) {
    denied(occasion, grant, needs, denied, Optional.empty());
  }

  /**
   * As above.
   *
   * @param remark what else there is to be said of the request: a sentence without its full stop,
   *     which holds nothing from outside
   */
  public void denied(
      Occasion occasion,
      Grant grant,
      List<Need> needs,
      Decision.Denied denied,
      Optional<String> remark) {
    Map<String, String> fields = fields("denied", occasion, grant);
    fields.put("reason", denied.reason().name().toLowerCase(Locale.ROOT));
    fields.put(
        "explanation",
        Explanation.of(grant, denied)
            + remark.map(text -> " About the request: " + text + ".").orElse(""));
    // What could not be decided about may not be what it seems.
    List<Need> told = denied.reason() == Decision.Reason.FAILURE ? List.of() : needs;
    log.append(JsonLine.of(fields, told.stream().map(NeedText::write).toList()), false);
  }

  /** Notes that a credential was not accepted. */
  public void refused(Occasion occasion, Rejection rejection) {
    Map<String, String> fields = fields("refused", occasion, rejection.account(), rejection.key());
    fields.put("reason", "credential");
    fields.put("explanation", "the credential was refused: " + rejection.why() + ".");
    append(fields, false);
  }

  /**
   * Notes, before it is made, a change of an account, key or bucket; the note survives a power cut
   * when this returns.
   *
   * @param what such as {@code create key}
   * @param subject the id of what is changed; never a secret
   * @throws dev.strongroom.store.StorageException when it cannot be written; then the change must
   *     not be made
   */
  public void changing(Permit permit, String what, String subject) {
    Map<String, String> fields = fields("changing", permit.occasion(), permit.grant());
    fields.put("change", what);
    fields.put("subject", subject);
    append(fields, true);
  }

  /**
   * As {@link #changing(Permit, String, String)}, for what somebody does in an account of somebody
   * else: both are noted (sheet 05 §9).
   *
   * @param inAccount the account in which it is done
   */
  public void changing(Permit permit, AccountId inAccount, String what, String subject) {
    Map<String, String> fields = fields("changing", permit.occasion(), permit.grant());
    fields.put("inAccountId", inAccount.value());
    fields.put("change", what);
    fields.put("subject", subject);
    append(fields, true);
  }

  /**
   * Notes what somebody was let do in the account of a member whom they manage, reading too: both
   * are noted (sheet 05 §9). As durable as a change.
   */
  public void managing(Occasion occasion, Grant grant, List<Need> needs) {
    Map<String, String> fields = fields("managing", occasion, grant);
    fields.put("change", "manage: " + Explanation.asked(needs));
    fields.put("subject", grant.account().map(AccountId::value).orElse(""));
    append(fields, true);
  }

  /** Who acts comes first; in whose account, if it is another's. */
  private static Map<String, String> fields(String event, Occasion occasion, Grant grant) {
    Optional<AccountId> actor = grant.manager().or(grant::account);
    Map<String, String> fields = fields(event, occasion, actor, grant.keyId());
    grant
        .manager()
        .flatMap(unused -> grant.account())
        .ifPresent(member -> fields.put("inAccountId", member.value()));
    return fields;
  }

  private static Map<String, String> fields(
      String event,
      Occasion occasion,
      Optional<AccountId> account,
      Optional<ApplicationKeyId> keyId) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("time", Instant.ofEpochMilli(occasion.atMillis()).toString());
    fields.put("event", event);
    fields.put("requestId", occasion.requestId());
    fields.put("operation", occasion.operation());
    fields.put("address", occasion.address());
    fields.put("userAgent", occasion.userAgent());
    account.ifPresent(id -> fields.put("accountId", id.value()));
    keyId.ifPresent(id -> fields.put("applicationKeyId", id.value()));
    return fields;
  }

  private void append(Map<String, String> fields, boolean durable) {
    log.append(JsonLine.of(fields, List.of()), durable);
  }
}
