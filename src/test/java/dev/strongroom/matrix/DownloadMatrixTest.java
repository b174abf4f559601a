package dev.strongroom.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strongroom.testing.AuditLines;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import dev.strongroom.testing.TextTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Downloads with every kind of credential, by HTTP and in every way to send it. What is to come of
 * it stands in {@code download-access.txt}, written from sheets 01 and 02.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DownloadMatrixTest {
  private static final String TABLE = "download-access.txt";
  private static final String BY_ID = "/b2api/v4/b2_download_file_by_id?fileId=";
  private static final String OVERRIDDEN = "?b2ContentType=text/html";

  private final TextTable table = TextTable.read(DownloadMatrixTest.class, TABLE, "downloads");
  private final Map<String, Expected> words = new HashMap<>(Expected.words());
  private final Map<String, Function<World, String>> bearers = Bearers.all();
  private final AuditLines auditLog = new AuditLines();
  private final AtomicInteger worlds = new AtomicInteger();
  private TestServer server;

  @BeforeAll
  void start(@TempDir Path directory) {
    words.putAll(Expected.words(TABLE));
    server = TestServer.listening(directory, auditLog, UnaryOperator.identity());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void everyRowHasACredential() {
    assertEquals(new TreeSet<>(bearers.keySet()), new TreeSet<>(table.names()));
  }

  @TestFactory
  Stream<DynamicTest> everybodyGetsWhatTheTableSays() {
    return table.names().stream()
        .flatMap(credential ->
            table.columns().stream()
                .map(file ->
                    DynamicTest.dynamicTest(
                        credential + ", " + file + ": " + table.cell(credential, file),
                        () -> check(credential, file))));
  }

  private void check(String credential, String file) {
    World world = new World(server, worlds.incrementAndGet());
    Expected expected = words.get(table.cell(credential, file));
    String path = path(world, file);
    String token = bearers.get(credential).apply(world);
    for (Supplier<TestAnswer> way : ways(world, path, token)) {
      int linesBefore = auditLog.count();
      TestAnswer answer = way.get();
      boolean withBody = answer.body().length > 0;
      assertEquals(
          withBody ? expected.outcome() : expected.outcome().split(" ")[0],
          answer.outcome(),
          answer::toString);
      expected.checkAudit(auditLog.since(linesBefore));
      if (withBody && expected.isAllowed()) {
        assertArrayEquals(World.CONTENT, answer.body());
      }
    }
  }

  private static String path(World world, String file) {
    boolean open = file.startsWith("public ");
    // Both are made now: later the owner's token may be too old.
    String fileId = world.fileId();
    String publicFileId = world.publicFileId();
    return switch (open ? file.substring("public ".length()) : file) {
      case "id" -> BY_ID + (open ? publicFileId : fileId);
      case "name" -> byName(world, open);
      case "name, overridden" -> byName(world, open) + OVERRIDDEN;
      default -> throw new IllegalArgumentException(file);
    };
  }

  private static String byName(World world, boolean open) {
    return "/file/" + (open ? world.publicBucketName() : world.bucketName()) + "/" + World.NAME;
  }

  /** GET and HEAD, and by id POST; the token in the header, and in the query. */
  private List<Supplier<TestAnswer>> ways(World world, String path, String token) {
    NativeClient stranger = world.server().stranger();
    NativeClient client = stranger.withToken(token);
    String inQuery = path + (path.contains("?") ? "&" : "?") + "Authorization=" + token;
    List<Supplier<TestAnswer>> ways = new ArrayList<>();
    ways.add(() -> client.fetch(path));
    ways.add(() -> client.fetchHead(path));
    if (!token.isEmpty()) {
      ways.add(() -> stranger.fetch(inQuery));
      ways.add(() -> stranger.fetchHead(inQuery));
    }
    if (path.startsWith(BY_ID)) {
      String fileId = path.substring(BY_ID.length());
      ways.add(() -> client.call("b2_download_file_by_id", "fileId", fileId));
    }
    return ways;
  }
}
