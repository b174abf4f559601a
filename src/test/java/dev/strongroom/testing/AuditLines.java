package dev.strongroom.testing;

import dev.strongroom.api.json.JsonReader;
import dev.strongroom.model.AuditPosition;
import dev.strongroom.store.AuditBacklog;
import dev.strongroom.store.AuditLog;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** An audit log that a test can read, and can make fail. */
public final class AuditLines implements AuditLog {
  private final List<String> lines = new ArrayList<>();
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

  /** From now on every line fails with this; works again with null. */
  public void failWith(@Nullable RuntimeException problem) {
    failure.set(problem);
  }

  /** Every line so far. */
  public synchronized List<String> all() {
    return List.copyOf(lines);
  }

  /** How many lines there are. */
  public synchronized int count() {
    return lines.size();
  }

  /** The last line's fields. */
  public synchronized Map<String, Object> last() {
    return fields(lines.getLast());
  }

  /** The fields of the lines after the first {@code count}. */
  public synchronized List<Map<String, Object>> since(int count) {
    return lines.subList(count, lines.size()).stream().map(AuditLines::fields).toList();
  }

  @Override
  public synchronized void append(String line, boolean durable) {
    RuntimeException problem = failure.get();
    if (problem != null) {
      throw problem;
    }
    lines.add(line);
  }

  @Override
  public synchronized AuditBacklog back(Optional<AuditPosition> before, long mostBytes) {
    return AuditBacklog.of(List.copyOf(lines), 0, before);
  }

  private static Map<String, Object> fields(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return JsonReader.readObject(new ByteArrayInputStream(bytes), 1 << 20);
  }

  @Override
  public void close() {}
}
