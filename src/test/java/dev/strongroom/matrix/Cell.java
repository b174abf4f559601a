package dev.strongroom.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.testing.AuditLines;
import dev.strongroom.testing.TestAnswer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** One request in one situation: made, and compared with what is expected of it. */
final class Cell {
  private final MatrixRow row;
  private final Expected expected;
  private final AuditLines auditLog;
  private final Asked asked;
  private final NativeRequest request;
  private TestAnswer answer;

  Cell(MatrixRow row, Expected expected, AuditLines auditLog, Asked asked, NativeRequest request) {
    this.row = row;
    this.expected = expected;
    this.auditLog = auditLog;
    this.asked = asked;
    this.request = request;
  }

  /** Makes the request, once the situation has come about, and checks all that came of it. */
  void check(Runnable bringAbout) {
    Supplier<TestAnswer> prepared = request.prepare(asked);
    bringAbout.run();
    Snapshot before = Snapshot.of(asked.world());
    int linesBefore = auditLog.count();
    answer = prepared.get();
    assertEquals(outcome(), answer.outcome(), answer::toString);
    checkAudit(auditLog.since(linesBefore));
    if (!expected.isAllowed()) {
      assertEquals(before, Snapshot.of(asked.world()), "something changed");
      if (answer.status() == 401 && answer.body().length > 0) {
        assertEquals("", answer.text("message"), "a refusal says nothing (sheet 01 §3.3)");
      }
    }
    if (expected.isAbsence()) {
      checkLooksLikeNothing();
    }
  }

  /** Says whether any of the texts stands in the answer. */
  boolean shows(String... texts) {
    String body = new String(answer.body(), StandardCharsets.UTF_8);
    for (String text : texts) {
      if (body.contains(text)) {
        return true;
      }
    }
    return false;
  }

  /** A head has no body, and so no code. */
  private String outcome() {
    boolean headAlone = row.when().equals("the head alone");
    return headAlone ? expected.outcome().split(" ")[0] : expected.outcome();
  }

  private void checkAudit(List<Map<String, Object>> lines) {
    checkChanges(lines);
    expected
        .checkAudit(lines)
        .ifPresent(line -> {
          assertEquals(row.operation(), line.get("operation"));
          assertEquals(answer.header("X-Request-Id").orElseThrow(), line.get("requestId"));
        });
  }

  /**
   * Whatever changes who may do what is written down with the key that did it, and nothing else.
   */
  private void checkChanges(List<Map<String, Object>> lines) {
    List<Map<String, Object>> changes =
        lines.stream().filter(line -> line.get("event").equals("changing")).toList();
    List<String> wanted = expected.isAllowed() ? Expected.changes(row.operation()) : List.of();
    assertEquals(wanted, changes.stream().map(line -> line.get("change")).toList());
    for (Map<String, Object> change : changes) {
      assertEquals(asked.holder().keyId(), change.get("applicationKeyId"));
      assertEquals(asked.client().accountId(), change.get("accountId"));
      assertEquals(answer.header("X-Request-Id").orElseThrow(), change.get("requestId"));
      assertTrue(shows(change.get("subject").toString()), change::toString);
    }
  }

  /** What belongs to others is answered for as if it were nowhere. */
  private void checkLooksLikeNothing() {
    Things absent = new AbsentThings(asked.world());
    Asked forNothing = new Asked(asked.world(), asked.situation(), asked.holder(), absent);
    TestAnswer nothing = request.prepare(forNothing).get();
    assertEquals(without(absent, nothing), without(asked.things(), answer));
  }

  private static String without(Things things, TestAnswer answer) {
    String text = answer.toString();
    for (String id : things.ids()) {
      text = text.replace(id, "...");
    }
    return text;
  }
}
