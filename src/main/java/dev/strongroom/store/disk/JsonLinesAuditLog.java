package dev.strongroom.store.disk;

import dev.strongroom.store.AuditLog;
import dev.strongroom.store.Reserve;
import java.nio.file.Path;

/** The audit log as one file, a JSON object a line. */
public final class JsonLinesAuditLog implements AuditLog {
  private final AppendFile file;

  private JsonLinesAuditLog(AppendFile file) {
    this.file = file;
  }

  /** Opens the file, and makes it when it is missing. Durable lines may use the reserve. */
  public static JsonLinesAuditLog open(Path path, Reserve reserve) {
    return new JsonLinesAuditLog(AppendFile.open(path, reserve));
  }

  @Override
  public void append(String line, boolean durable) {
    if (line.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("a line of the audit log has no line break");
    }
    file.append(line, durable);
  }

  @Override
  public void close() {
    file.close();
  }
}
