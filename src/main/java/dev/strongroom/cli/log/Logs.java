package dev.strongroom.cli.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** Changes the logs after they were set up by {@link LogConfigurator}. */
public final class Logs {
  /** The logger that gets one line for every request. */
  static final String REQUESTS = "strongroom.request";

  private static final String FILE_SIZE = "100MB";
  private static final String ALL_FILES_SIZE = "1GB";

  private Logs() {}

  /** Logs as much as the level says. */
  public static void level(LogLevel level) {
    context().getLogger("ROOT").setLevel(level.level());
  }

  /** Writes a line for every request to {@code requests.log} in the directory, up to 1 GB. */
  public static void requests(Path directory) {
    LoggerContext context = context();
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setContext(context);
    appender.setName("requests");
    appender.setFile(directory.resolve("requests.log").toString());
    SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
    policy.setContext(context);
    policy.setParent(appender);
    policy.setFileNamePattern(directory.resolve("requests.%d.%i.log").toString());
    policy.setMaxFileSize(FileSize.valueOf(FILE_SIZE));
    policy.setTotalSizeCap(FileSize.valueOf(ALL_FILES_SIZE));
    policy.start();
    appender.setRollingPolicy(policy);
    appender.setEncoder(LogConfigurator.encoder(context));
    appender.start();
    Logger logger = context.getLogger(REQUESTS);
    logger.setAdditive(false);
    logger.setLevel(Level.INFO);
    logger.addAppender(appender);
  }

  private static LoggerContext context() {
    return (LoggerContext) LoggerFactory.getILoggerFactory();
  }
}
