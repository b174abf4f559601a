package dev.strongroom.api.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.api.json.JsonWriter;
import dev.strongroom.cli.CommandFailedException;
import dev.strongroom.cli.control.Control;
import dev.strongroom.store.MemoryDirectory;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys as the operator makes them, and as the server forgets them. */
class OperatorsKeysTest {
  @TempDir(factory = MemoryDirectory.class)
  Path directory;

  private TestServer server;
  private NativeClient owner;
  private Control operator;

  @BeforeEach
  void start() {
    server = TestServer.in(directory);
    owner = server.newAccount("owner@example.com");
    operator = server.operator();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** It could be meant for none, and a key for all buckets is the most that there is. */
  @Test
  void anEmptyListOfBucketsIsNeverAllBuckets() {
    CommandFailedException refused =
        assertThrows(
            CommandFailedException.class, () -> create(key -> key.texts("buckets", List.of())));
    assertTrue(refused.getMessage().startsWith("buckets is empty"), refused.getMessage());
    assertEquals(List.of(), operator.keys(owner.accountId()));
    create(key -> {});
    assertEquals(1, operator.keys(owner.accountId()).size());
  }

  @Test
  void anExpiredKeyIsForgottenAfterAMonthAndNoOther() {
    create(key -> key.number("validDurationInSeconds", 60));
    create(key -> key.number("validDurationInSeconds", 600_000));
    create(key -> {});
    server.clock().advance(Duration.ofDays(30).plusSeconds(59));
    assertEquals(0, forget());
    server.clock().advance(Duration.ofSeconds(2));
    assertEquals(1, forget());
    assertEquals(0, forget());
    assertEquals(1, operator.keys(owner.accountId()).size());
  }

  private int forget() {
    return server.maintenance().forgetExpiredKeys(server.clock().millis());
  }

  private void create(Consumer<JsonWriter> more) {
    operator.createKey(
        owner.accountId(),
        key -> {
          key.text("keyName", "name").texts("capabilities", List.of("listFiles"));
          more.accept(key);
        });
  }
}
