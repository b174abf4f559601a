package dev.strongroom.cli.server;

import dev.strongroom.cli.CommandFailedException;
import dev.strongroom.cli.control.Control;
import dev.strongroom.model.AccountId;
import dev.strongroom.usage.UsageFiles;
import dev.strongroom.usage.UsageMeter;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the usage reports of accounts that administer Groups, soon after every midnight (UTC) by
 * the server's clock and after every start: those of the last seven days that are not there, as far
 * back as the account itself (sheet 03 §9.1).
 */
final class UsageReportsSchedule {
  private static final Logger LOGGER = LoggerFactory.getLogger("strongroom.reports");
  private static final int DAYS = 7;

  /** The last requests of a day may take a while until they are counted. */
  private static final long AFTER_MIDNIGHT_MILLIS = Duration.ofMinutes(10).toMillis();

  private static final long AGAIN_AFTER_MILLIS = Duration.ofHours(1).toMillis();

  private final Services services;
  private final Control control;

  /** The day on which all was last done; the files themselves say what was done before. */
  private final AtomicLong doneOn = new AtomicLong(Long.MIN_VALUE);

  /** After a failure, when to try again. */
  private final AtomicLong notBeforeMillis = new AtomicLong(Long.MIN_VALUE);

  UsageReportsSchedule(Services services, Control control) {
    this.services = services;
    this.control = control;
  }

  /**
   * Writes, when another day has begun since it last did. What fails is tried again an hour later.
   */
  void writeWhenDue() {
    long now = services.clock().millis();
    long today = UsageMeter.epochDay(now - AFTER_MIDNIGHT_MILLIS);
    if (doneOn.get() >= today || now < notBeforeMillis.get()) {
      return;
    }
    services.meter().writeDown();
    if (!services.sampling().sampleWhenDue()) {
      return;
    }
    boolean all = true;
    UsageFiles.Admins page = services.usageFiles().admins("");
    while (page.last().isPresent()) {
      for (AccountId admin : page.found()) {
        all &= write(admin, today);
      }
      page = services.usageFiles().admins(page.last().get().value());
    }
    if (all) {
      doneOn.set(today);
    } else {
      notBeforeMillis.set(now + AGAIN_AFTER_MILLIS);
    }
  }

  /** One account that cannot have its reports, over a quota perhaps, keeps no other from them. */
  private boolean write(AccountId account, long today) {
    long first = Math.max(today - DAYS, services.usageFiles().firstDay(account));
    try {
      if (first < today) {
        control.makeReportsBucket(account.value());
      }
      for (long day = first; day < today; day++) {
        control.writeUsageReports(account.value(), LocalDate.ofEpochDay(day));
      }
      return true;
    } catch (CommandFailedException refused) {
      LOGGER.warn("the usage reports of account {} were not written", account, refused);
      return false;
    }
  }
}
