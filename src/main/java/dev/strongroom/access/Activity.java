package dev.strongroom.access;

import dev.strongroom.model.AuditPosition;
import dev.strongroom.store.AuditBacklog;
import dev.strongroom.store.AuditLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What happened in an account, read back from the audit log: newest first, a page at a time, with a
 * bound on what one page reads, however long the log is.
 */
public final class Activity {
  /** So many lines make a page; up to twice as many when the last ones belong together. */
  public static final int PAGE_LENGTH = 50;

  /** One page reads at most so much of the log. */
  private static final long MOST_BYTES = 32L * 1024 * 1024;

  /** A line is written when a request is through, and carries the time at which it came. */
  private static final long DISORDER_MILLIS = Duration.ofHours(1).toMillis();

  private final AuditLog log;

  /** Makes it over the log. */
  public Activity(AuditLog log) {
    this.log = log;
  }

  /**
   * What is asked for. A text that is "" asks for nothing.
   *
   * @param operation a part of the operation's name or of the change
   * @param keyId of the key that was used or changed
   * @param bucketId of the bucket that was changed or wanted
   * @param fromMillis the first moment, in milliseconds since 1970 UTC
   * @param toMillis the first moment that is not meant any more
   * @param before where a page before this one ended
   */
  public record Query(
      Optional<AuditEntry.Kind> kind,
      String operation,
      String keyId,
      String bucketId,
      String requestId,
      long fromMillis,
      long toMillis,
      Optional<AuditPosition> before) {
    /** Everything that is known of one request. */
    public static Query ofRequest(String requestId, Optional<AuditPosition> before) {
      return new Query(
          Optional.empty(), "", "", "", requestId, Long.MIN_VALUE, Long.MAX_VALUE, before);
    }

    private boolean asksFor(AuditEntry entry) {
      return kind.filter(wanted -> wanted != entry.kind()).isEmpty()
          && (entry.operation().contains(operation) || entry.change().contains(operation))
          && (keyId.isEmpty() || keyId.equals(entry.keyId()) || keyId.equals(entry.subject()))
          && (bucketId.isEmpty() || concernsBucket(entry))
          && (requestId.isEmpty() || requestId.equals(entry.requestId()))
          && entry.atMillis() >= fromMillis
          && entry.atMillis() < toMillis;
    }

    private boolean concernsBucket(AuditEntry entry) {
      return entry.subject().equals(bucketId)
          || entry.needs().stream().anyMatch(need -> bucketOf(need.target()).equals(bucketId));
    }
  }

  /**
   * A page.
   *
   * @param entries newest first
   * @param older where to go on; empty at the end
   * @param lookedBackTo the time of the oldest line that was looked at
   * @param leavesOut whether older parts of the log were packed, and so cannot be shown
   */
  public record Page(
      List<AuditEntry> entries,
      Optional<AuditPosition> older,
      OptionalLong lookedBackTo,
      boolean leavesOut) {}

  /** A page of what happened in the account, by whomever. */
  public Page page(Permit permit, Target.OfAccount account, Query query) {
    permit.require(Action.VIEW_ACTIVITY.on(account));
    String id = account.account().value();
    List<AuditEntry> entries = new ArrayList<>();
    OptionalLong lookedBackTo = OptionalLong.empty();
    // Newest first: that a change was not made is read before the change itself.
    Set<AuditEntry.Wanted> unmade = new HashSet<>();
    try (AuditBacklog backlog = log.back(query.before, MOST_BYTES)) {
      if (query.toMillis != Long.MAX_VALUE) {
        long tooNew = query.toMillis + DISORDER_MILLIS;
        backlog.skipWhile(line -> AuditEntry.timeMillis(line).orElse(0L) > tooNew);
      }
      Optional<String> line = backlog.next(query.requestId.isEmpty() ? id : query.requestId);
      boolean goesOn = true;
      while (line.isPresent() && goesOn) {
        Optional<AuditEntry> entry = AuditEntry.read(line.get());
        if (entry.isPresent() && concerns(entry.get(), id)) {
          lookedBackTo = OptionalLong.of(entry.get().atMillis());
          boolean isMade = entry.get().announced().filter(unmade::remove).isEmpty();
          entry.get().unmade().ifPresent(unmade::add);
          if (isMade && query.asksFor(entry.get())) {
            entries.add(entry.get());
          }
        }
        if (entry.isPresent() && isTooOld(entry.get(), query)) {
          return new Page(entries, Optional.empty(), lookedBackTo, false);
        }
        goesOn =
            entries.size() < PAGE_LENGTH || (!unmade.isEmpty() && entries.size() < 2 * PAGE_LENGTH);
        line = goesOn ? backlog.next(query.requestId.isEmpty() ? id : query.requestId) : line;
      }
      return new Page(entries, backlog.rest(), lookedBackTo, backlog.leavesOut());
    }
  }

  private static boolean isTooOld(AuditEntry entry, Query query) {
    return query.fromMillis != Long.MIN_VALUE
        && entry.atMillis() < query.fromMillis - DISORDER_MILLIS;
  }

  private static boolean concerns(AuditEntry entry, String accountId) {
    return entry.accountId().equals(accountId) || entry.inAccountId().equals(accountId);
  }

  /** The bucket that a target is, or lies in; "" when there is none. */
  static String bucketOf(Target target) {
    return switch (target) {
      case Target.OfBucket bucket -> bucket.bucket().map(id -> id.value()).orElse("");
      case Target.OfFiles files -> bucketOf(files.bucket());
      case Target.OfDownload download -> bucketOf(download.file());
      case Target.OfServer server -> "";
      case Target.OfAccount account -> "";
      case Target.OfGroup group -> "";
      case Target.OfMember member -> "";
      case Target.OfKey key -> "";
    };
  }
}
