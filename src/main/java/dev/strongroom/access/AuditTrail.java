package dev.strongroom.access;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.store.AuditLog;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Writes what was changed and what was refused: who, from where, what, and why not. A change is on
 * the disk before it is acknowledged; when it cannot be written, the change is refused. Secrets and
 * file contents never come here.
 */
public final class AuditTrail {
  private final AuditLog log;
  private final InstantSource clock;

  /**
   * Where a request came from.
   *
   * @param requestId the id that the caller saw
   * @param address the caller's network address
   * @param userAgent what the caller says it is; may be empty
   * @param operation the operation's name
   */
  public record Origin(String requestId, String address, String userAgent, String operation) {}

  /** Makes the trail over the log, by the server's clock. */
  public AuditTrail(AuditLog log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  /** Notes that a need was not met, with the sentence that {@code explain} repeats. */
  public void denied(Origin origin, Grant grant, Decision.Denied denied) {
    Map<String, String> fields = fields("denied", origin, grant.account(), grant.keyId());
    fields.put("reason", denied.reason().name().toLowerCase(java.util.Locale.ROOT));
    fields.put("explanation", Explanation.of(grant, denied));
    append(fields, false);
  }

  /** Notes that a credential was refused; {@code why} names no secret. */
  public void refused(Origin origin, Optional<ApplicationKeyId> keyId, String why) {
    Map<String, String> fields =
        fields("refused", origin, keyId.map(ApplicationKeyId::accountId), keyId);
    fields.put("reason", "credential");
    fields.put("explanation", why);
    append(fields, false);
  }

  /** Notes a change of an account, key or bucket, durably. */
  public void changed(Origin origin, Permit permit, String what, Map<String, String> details) {
    Map<String, String> fields =
        fields("changed", origin, permit.grant().account(), permit.keyId());
    fields.put("change", what);
    fields.putAll(details);
    append(fields, true);
  }

  private Map<String, String> fields(
      String event, Origin origin, Optional<AccountId> account, Optional<ApplicationKeyId> keyId) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("time", clock.instant().toString());
    fields.put("event", event);
    fields.put("requestId", origin.requestId());
    fields.put("operation", origin.operation());
    fields.put("address", origin.address());
    fields.put("userAgent", origin.userAgent());
    account.ifPresent(id -> fields.put("accountId", id.value()));
    keyId.ifPresent(id -> fields.put("applicationKeyId", id.value()));
    return fields;
  }

  private void append(Map<String, String> fields, boolean durable) {
    log.append(JsonLine.of(fields), durable);
  }
}
