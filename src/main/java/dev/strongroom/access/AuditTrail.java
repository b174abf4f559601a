package dev.strongroom.access;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.GroupRefusal;
import dev.strongroom.model.Refusal;
import dev.strongroom.store.AuditLog;
import dev.strongroom.store.DuplicateException;
import dev.strongroom.store.StorageException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what was changed and what was refused: who, from where, what, and why not. A change is on
 * the disk before it is acknowledged; when it cannot be written, the change is refused. Secrets and
 * file contents never come here.
 */
public final class AuditTrail {
  private static final Logger LOGGER = LoggerFactory.getLogger(AuditTrail.class);

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
   * Notes a change, as {@link #changing(Permit, String, String)} does, and makes it; when it is not
   * made, that is noted too.
   *
   * @param making the transaction that makes it, and nothing behind it
   * @return what {@code making} gives back; its exceptions reach the caller as they are
   */
  public <T> T change(Permit permit, String what, String subject, Supplier<T> making) {
    changing(permit, what, subject);
    return making(permit, Optional.empty(), what, List.of(subject), making);
  }

  /** As above, for what somebody does in an account of somebody else. */
  public <T> T change(
      Permit permit, AccountId inAccount, String what, String subject, Supplier<T> making) {
    changing(permit, inAccount, what, subject);
    return making(permit, Optional.of(inAccount), what, List.of(subject), making);
  }

  /**
   * Makes changes that were noted before, all or none; when they are not made, that is noted for
   * each.
   *
   * @param inAccount the account in which it is done, if it is another's
   */
  public <T> T making(
      Permit permit,
      Optional<AccountId> inAccount,
      String what,
      List<String> subjects,
      Supplier<T> making) {
    try {
      return making.get();
    } catch (RuntimeException problem) {
      for (String subject : subjects) {
        notMade(permit, inAccount, what, subject, problem);
      }
      throw problem;
    }
  }

  /**
   * Notes that a change was not made after all, although {@link #changing} was noted. The problem
   * of the request goes before: when this cannot be written, it is logged and that is all.
   *
   * @param why what stood against it; a failure of the storage leaves open whether it was made
   */
  public void notMade(
      Permit permit,
      Optional<AccountId> inAccount,
      String what,
      String subject,
      RuntimeException why) {
    Map<String, String> fields = fields(AuditEntry.NOT_MADE, permit.occasion(), permit.grant());
    inAccount.ifPresent(account -> fields.put("inAccountId", account.value()));
    fields.put("change", what);
    fields.put("subject", subject);
    fields.put("reason", reason(why));
    fields.put(
        "explanation",
        "was about to "
            + what
            + " "
            + Explanation.quoted(subject)
            + (why instanceof StorageException
                ? "; the storage failed, and it is not known whether that was done."
                : "; that was refused ("
                    + Explanation.quoted(String.valueOf(why.getMessage()))
                    + "), and nothing was changed."));
    try {
      append(fields, false);
    } catch (StorageException failure) {
      LOGGER.error("that a change was not made could not be written to the audit log", failure);
    }
  }

  private static String reason(RuntimeException why) {
    return switch (why) {
      case Refusal refusal -> refusal.kind().name().toLowerCase(Locale.ROOT);
      case GroupRefusal refusal -> refusal.kind().name().toLowerCase(Locale.ROOT);
      case DuplicateException duplicate -> "duplicate";
      case StorageException failure -> "storage";
      default -> "refused";
    };
  }

  /**
   * Notes what somebody was let do in the account of a member whom they manage, or see: both
   * accounts are noted (sheet 05 §9). As durable as a change.
   *
   * @param isViewing whether the request only asks to see something
   */
  public void managing(Occasion occasion, Grant grant, List<Need> needs, boolean isViewing) {
    Map<String, String> fields =
        fields(isViewing ? AuditEntry.VIEWING : "managing", occasion, grant);
    fields.put("change", (isViewing ? "view: " : "manage: ") + Explanation.asked(needs));
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
