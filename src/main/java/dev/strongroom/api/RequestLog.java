package dev.strongroom.api;

import dev.strongroom.access.Grant;
import dev.strongroom.access.Occasion;
import dev.strongroom.model.ApplicationKeyId;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line for every request: who asked for what, what came of it, and how long each stop took.
 * Never a query, a header or a body, which may hold secrets.
 */
public final class RequestLog {
  private static final Logger LOGGER = LoggerFactory.getLogger("strongroom.request");
  private static final Logger FAILURES = LoggerFactory.getLogger("strongroom.failure");
  private static final int MAXIMUM_AGENT_LENGTH = 200;

  private final InstantSource clock;
  private final LongSupplier nanos;
  private final RequestObserver observer;

  /** Makes the log; {@code nanos} is a monotonic clock. */
  public RequestLog(InstantSource clock, LongSupplier nanos) {
    this(clock, nanos, RequestObserver.NONE);
  }

  /** Makes the log; what it writes down is told to the observer as well. */
  public RequestLog(InstantSource clock, LongSupplier nanos, RequestObserver observer) {
    this.clock = clock;
    this.nanos = nanos;
    this.observer = observer;
  }

  /** Begins the line for a call. */
  Entry begin(Call call) {
    return new Entry(call);
  }

  /** Notes that not even the line could be begun. */
  static void notBegun(Call call, RuntimeException problem) {
    FAILURES.error("{} was not begun", call.requestId(), problem);
  }

  /** The line of one request while it walks. */
  final class Entry {
    private final Call call;
    private final long beganNanos = nanos.getAsLong();
    private final long atMillis = clock.millis();
    private String operation = "-";
    private String key = "-";
    private long readNanos;
    private long admittedNanos;
    private long performedNanos;

    private Entry(Call call) {
      this.call = call;
    }

    void routed(String operationName) {
      operation = operationName;
    }

    void authenticated(Grant grant) {
      key = grant.keyId().map(ApplicationKeyId::value).orElse("-");
    }

    void read() {
      readNanos = nanos.getAsLong();
    }

    void admitted() {
      admittedNanos = nanos.getAsLong();
    }

    void performed() {
      performedNanos = nanos.getAsLong();
    }

    /** When and from where the request came. */
    Occasion occasion() {
      String agent = call.headers().first("User-Agent").orElse("");
      String shortened =
          agent.length() > MAXIMUM_AGENT_LENGTH ? agent.substring(0, MAXIMUM_AGENT_LENGTH) : agent;
      return new Occasion(atMillis, call.requestId(), call.address(), shortened, operation);
    }

    /** Notes what is not the caller's fault in full: exceptions of ours hold no secrets. */
    void failed(RuntimeException problem) {
      if (Problems.isOurs(problem)) {
        FAILURES.error("{} {} failed", call.requestId(), operation, problem);
      }
    }

    void replied(Reply reply) {
      long repliedNanos = nanos.getAsLong();
      observer.answered(operation, reply.status(), repliedNanos - beganNanos);
      if (LOGGER.isInfoEnabled()) {
        LOGGER.info(
            "id={} from={} key={} op={} method={} status={} bytes={} us={} read_us={} gate_us={}"
                + " perform_us={}",
            call.requestId(),
            call.address(),
            key,
            operation,
            call.method(),
            reply.status(),
            reply.body().length(),
            microseconds(beganNanos, repliedNanos),
            microseconds(beganNanos, readNanos),
            microseconds(readNanos, admittedNanos),
            microseconds(admittedNanos, performedNanos));
      }
    }

    private static long microseconds(long fromNanos, long toNanos) {
      return fromNanos == 0 || toNanos == 0 ? 0 : (toNanos - fromNanos) / 1000;
    }
  }
}
