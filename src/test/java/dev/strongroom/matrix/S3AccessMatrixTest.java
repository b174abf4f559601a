package dev.strongroom.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.RegisteredOperation;
import dev.strongroom.api.Call;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.model.Capability;
import dev.strongroom.testing.AuditLines;
import dev.strongroom.testing.S3Client;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import dev.strongroom.testing.TestSigner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every operation of the S3-compatible API against everybody who may come with it, and by every way
 * of signing; sheet 04 §3.1 and sheet 06 nos. 43, 57 and 71.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3AccessMatrixTest {
  private static final List<String> ACCOUNT_LEVEL =
      List.of("listKeys", "writeKeys", "deleteKeys", "deleteBuckets");
  private static final String DEAD = "403 InvalidAccessKeyId";
  private static final String WRONG = "403 SignatureDoesNotMatch";

  private final AuditLines auditLog = new AuditLines();
  private final AtomicInteger worlds = new AtomicInteger();
  private TestServer server;

  @BeforeAll
  void start(@TempDir Path directory) {
    server = TestServer.listening(directory, auditLog, UnaryOperator.identity());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void everyOperationOfTheDoorHasARow() throws Exception {
    Set<String> behindTheDoor =
        RegisteredOperation.all().stream()
            .filter(operation -> operation.room().equals("s3"))
            .map(RegisteredOperation::name)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> inTheTable =
        S3MatrixRow.all().stream()
            .map(S3MatrixRow::operation)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(behindTheDoor, inTheTable);
  }

  @TestFactory
  Stream<DynamicTest> everybodyGetsWhatTheTableSays() {
    return S3MatrixRow.all().stream()
        .map(row -> DynamicTest.dynamicTest(row.label(), () -> new Cells(row).check()));
  }

  /** The same signature in the header or in the URL: what is wrong with it never lets it pass. */
  @TestFactory
  Stream<DynamicTest> everyWayOfSigning() {
    return S3MatrixRow.all().stream()
        .map(row -> DynamicTest.dynamicTest(row.label(), () -> new Cells(row).checkSigning()));
  }

  @Test
  void theTableIsNotEmpty() {
    assertTrue(S3MatrixRow.all().size() > 50);
  }

  /** All that is tried of one row, in one world: refusals change nothing in it. */
  private final class Cells {
    private final S3MatrixRow row;
    private final World world;

    Cells(S3MatrixRow row) {
      this.row = row;
      this.world = new World(server, worlds.incrementAndGet());
      world.fileId();
      world.elsewhereFileId();
      world.owner().partPlace(world.largeFileId()).part(1, World.CONTENT).send().ok();
      row.target(world);
      row.headers(world);
    }

    void check() {
      refused("nobody", "401 UnauthorizedAccess", stranger(), stripped(signed(right())));
      if (!answer("capability").isEmpty()) {
        for (String lacking : row.capabilities()) {
          refused(
              "without " + lacking,
              answer("capability"),
              isToldByListing(lacking) ? Optional.empty() : audited("capability"),
              signed(key(allBut(lacking), narrow(), "", 0)));
        }
      }
      if (!answer("bucket").isEmpty()) {
        TestSigner elsewhere = key(row.capabilities(), List.of(world.otherBucketId()), "", 0);
        refused("in another bucket", answer("bucket"), audited("bucket"), signed(elsewhere));
      }
      if (!answer("prefix").isEmpty()) {
        TestSigner elsewhere =
            key(row.capabilities(), List.of(world.bucketId()), World.PREFIX_ELSEWHERE, 0);
        refused("under another prefix", answer("prefix"), audited("prefix"), signed(elsewhere));
      }
      if (!answer("account").isEmpty()) {
        S3Client foreign = S3Client.of(world.stranger(), row.capabilities(), List.of(), "");
        refused(
            "of another account", answer("account"), Optional.empty(), signed(foreign.signer()));
      }
      refused("master", DEAD, signed(new TestSigner(world.accountId(), "secret", "us-east-1")));
      TestSigner deleted = right();
      world.owner().at("v4").call("b2_delete_key", "applicationKeyId", deleted.keyId()).ok();
      refused("deleted", DEAD, signed(deleted));
      TestSigner expired = key(row.capabilities(), buckets(), prefix(), 60);
      server.clock().advance(Duration.ofSeconds(60));
      refused("expired", DEAD, signed(expired));
      assertEquals(answer("right"), outcome(signed(right())), "right");
      TestSigner suspended = right();
      world.suspend();
      refused("of a suspended account", DEAD, signed(suspended));
    }

    void checkSigning() {
      TestSigner signer = right();
      refused("wrong in the header", WRONG, header(signed(signer), S3AccessMatrixTest::flipped));
      senseless(
          "none in the header",
          "400 AuthorizationHeaderMalformed",
          header(signed(signer), value -> value.replaceFirst(",Signature=.*", "")));
      refused(
          "empty in the header",
          WRONG,
          header(signed(signer), value -> value.replaceFirst("Signature=.*", "Signature=")));
      refused("wrong in the URL", WRONG, query(presigned(signer), S3AccessMatrixTest::flipped));
      senseless(
          "none in the URL",
          "400 AuthorizationQueryParametersError",
          query(presigned(signer), value -> value.replaceFirst("&X-Amz-Signature=.*", "")));
      refused(
          "another key's",
          WRONG,
          signed(new TestSigner(signer.keyId(), right().secret(), "us-east-1")));
      senseless("in both", "400 InvalidArgument", both(presigned(signer), signed(signer)));
      assertEquals(answer("right"), outcome(presigned(signer)), "right in the URL");
    }

    /** Somebody whose credential is not accepted. */
    private void refused(String who, String expected, Call call) {
      refused(who, expected, Optional.of("credential"), call);
    }

    /** Somebody whose credential cannot be read: that comes before the operation is known. */
    private void senseless(String who, String expected, Call call) {
      refused(who, expected, Optional.of("credential"), "-", call);
    }

    /** Who is not let in leaves one line in the audit log, with this reason, if there is one. */
    private void refused(String who, String expected, Optional<String> reason, Call call) {
      refused(who, expected, reason, row.operation(), call);
    }

    private void refused(
        String who, String expected, Optional<String> reason, String operation, Call call) {
      Snapshot before = Snapshot.of(world);
      int linesBefore = auditLog.count();
      String outcome = outcome(call);
      List<Map<String, Object>> lines = auditLog.since(linesBefore);
      assertEquals(
          reason.map(List::<Object>of).orElse(List.of()),
          lines.stream().map(line -> line.get("reason")).toList(),
          who);
      lines.forEach(line -> assertEquals(operation, line.get("operation"), who));
      assertEquals(row.method().equals("HEAD") ? expected.substring(0, 3) : expected, outcome, who);
      assertEquals(before, Snapshot.of(world), who);
    }

    /** Strangers get as far as the gate where objects of public buckets are read. */
    private Optional<String> stranger() {
      boolean gate = List.of("GetObject", "HeadObject").contains(row.operation());
      return Optional.of(gate ? "capability" : "credential");
    }

    /** Whoever may read, and may not list buckets, is let in and not told what is absent. */
    private boolean isToldByListing(String lacking) {
      return row.operation().equals("GetObject") && lacking.equals("listBuckets");
    }

    /** The reason for a column's refusal: the table's where it names one in the column "reason". */
    private Optional<String> audited(String column) {
      boolean refused = !answer(column).equals("200") && !answer(column).startsWith("404");
      return refused ? Optional.of(row.reason(column)) : Optional.empty();
    }

    private String answer(String column) {
      return row.answers().get(column);
    }

    private String outcome(Call call) {
      TestAnswer answer = server.answer(call);
      return row.outcome(answer);
    }

    private Call presigned(TestSigner signer) {
      return row.presigned(world, signer, time());
    }

    private Call signed(TestSigner signer) {
      return row.signed(world, signer, time());
    }

    private String time() {
      return new S3Client(server, new TestSigner("", "", "")).time();
    }

    private TestSigner right() {
      return key(row.capabilities(), buckets(), prefix(), 0);
    }

    private List<String> buckets() {
      return row.limits().equals("account") ? List.of() : List.of(world.bucketId());
    }

    /** A key for everything may not be told from a restricted one where the restriction matters. */
    private List<String> narrow() {
      return row.when().contains("restricted") ? List.of(world.bucketId()) : List.of();
    }

    private String prefix() {
      return row.limits().equals("files") ? World.PREFIX : "";
    }

    private TestSigner key(
        List<String> capabilities, List<String> buckets, String prefix, long validSeconds) {
      List<Object> fields = new ArrayList<>();
      fields.addAll(List.of("accountId", world.accountId(), "keyName", "matrix"));
      fields.addAll(List.of("capabilities", possible(capabilities, buckets)));
      if (!buckets.isEmpty()) {
        fields.addAll(List.of("bucketIds", buckets));
      }
      if (!prefix.isEmpty()) {
        fields.addAll(List.of("namePrefix", prefix));
      }
      if (validSeconds > 0) {
        fields.addAll(List.of("validDurationInSeconds", validSeconds));
      }
      TestAnswer key = world.owner().at("v4").call("b2_create_key", fields.toArray()).ok();
      return new TestSigner(key.text("applicationKeyId"), key.text("applicationKey"), "us-east-1");
    }
  }

  /** A key for some buckets holds no capability over the account. */
  private static List<String> possible(List<String> capabilities, List<String> buckets) {
    return buckets.isEmpty()
        ? capabilities
        : capabilities.stream().filter(name -> !ACCOUNT_LEVEL.contains(name)).toList();
  }

  private static List<String> allBut(String lacking) {
    return Arrays.stream(Capability.values())
        .map(Capability::wireName)
        .filter(name -> !name.equals(lacking))
        .toList();
  }

  private static String flipped(String text) {
    return text.substring(0, text.length() - 1) + (text.endsWith("0") ? "1" : "0");
  }

  private static Call stripped(Call call) {
    return with(call, call.headers().list().stream().filter(S3AccessMatrixTest::isPlain).toList());
  }

  private static boolean isPlain(Header header) {
    return !header.name().equals("Authorization") && !header.name().equals("x-amz-date");
  }

  private static Call header(Call call, Function<String, String> change) {
    return with(
        call,
        call.headers().list().stream()
            .map(header ->
                header.name().equals("Authorization")
                    ? new Header(header.name(), change.apply(header.value()))
                    : header)
            .toList());
  }

  private static Call both(Call presigned, Call signed) {
    return TestSigner.with(
        presigned, "Authorization", signed.headers().first("Authorization").orElseThrow());
  }

  private static Call with(Call call, List<Header> headers) {
    return new Call(
        call.requestId(),
        call.method(),
        call.path(),
        call.query(),
        new dev.strongroom.api.Headers(headers),
        call.contentLength(),
        call.body(),
        call.address(),
        call.secure());
  }

  private static Call query(Call call, Function<String, String> change) {
    return new Call(
        call.requestId(),
        call.method(),
        call.path(),
        change.apply(call.query()),
        call.headers(),
        call.contentLength(),
        call.body(),
        call.address(),
        call.secure());
  }
}
