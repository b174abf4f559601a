package dev.strongroom.access;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * Sign-ins whose password was right and whose second factor has not come yet. They live in memory
 * alone, for ten minutes, and open nothing by themselves.
 */
public final class PendingSignIns {
  /** How long the second factor may take. */
  static final Duration LIFETIME = Duration.ofMinutes(10);

  /** Only right passwords make one, so strangers cannot push others out. */
  private static final int MOST = 10_000;

  private static final int TICKET_BYTES = 32;

  private final SteadyClock clock;
  private final SecureRandom random;
  private final LinkedHashMap<String, Pending> byTicketHash = new LinkedHashMap<>();

  /**
   * Half a sign-in.
   *
   * @param passwordHash what the password was compared with
   * @param endMillis until when the rest may come, milliseconds since 1970 UTC
   */
  public record Pending(AccountId account, String passwordHash, long endMillis) {
    /** The account alone. */
    @Override
    public String toString() {
      return "Pending[" + account + "]";
    }
  }

  /** Makes them, by the server's clock. */
  public PendingSignIns(SteadyClock clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /**
   * Notes that the permit's person gave the right password.
   *
   * @param permit one to sign in
   * @return what the browser shows with the second factor
   */
  public Secret begin(Permit permit) {
    permit.require(Action.SIGN_IN.on(new Target.OfAccount(permit.account())));
    String passwordHash =
        permit
            .grant()
            .proven()
            .orElseThrow(() -> new IllegalStateException("nobody gave a password"))
            .passwordHash();
    byte[] bytes = new byte[TICKET_BYTES];
    random.nextBytes(bytes);
    String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    long end = permit.decidedAtMillis() + LIFETIME.toMillis();
    synchronized (byTicketHash) {
      byTicketHash.values().removeIf(pending -> clock.hasCome(pending.endMillis));
      if (byTicketHash.size() >= MOST) {
        byTicketHash.pollFirstEntry();
      }
      byTicketHash.put(hash(ticket), new Pending(permit.account(), passwordHash, end));
    }
    return new Secret(ticket);
  }

  /** Finds by what the browser shows; empty when it is none, or its time is over. */
  public Optional<Pending> find(Secret ticket) {
    synchronized (byTicketHash) {
      return Optional.ofNullable(byTicketHash.get(hash(ticket.reveal())))
          .filter(pending -> !clock.hasCome(pending.endMillis));
    }
  }

  /** Forgets it: it was completed. */
  public void end(Secret ticket) {
    synchronized (byTicketHash) {
      byTicketHash.remove(hash(ticket.reveal()));
    }
  }

  private static String hash(String ticket) {
    return HexFormat.of().formatHex(Secrets.sha256(ticket.getBytes(StandardCharsets.UTF_8)));
  }
}
