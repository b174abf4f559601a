package dev.strongroom.api.b2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strongroom.model.BucketId;
import dev.strongroom.model.FileVersion;
import dev.strongroom.store.StorageFailedException;
import dev.strongroom.store.StorageFullException;
import dev.strongroom.store.VersionPosition;
import dev.strongroom.testing.FailingCommits;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import dev.strongroom.testing.UploadPlace;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commits that fail: nothing is left, or nothing is lost (sheet 06, R-3 and R-4). */
class UploadFailuresTest extends UploadCase {
  private FailingCommits commits;

  @Override
  TestServer open() {
    return TestServer.in(
        directory,
        real -> {
          commits = new FailingCommits(real);
          return commits;
        },
        UnaryOperator.identity());
  }

  private List<FileVersion> versions() {
    VersionPosition start = VersionPosition.beforeName(new byte[0]);
    return server
        .metadata()
        .read(tables -> tables.fileVersions().from(new BucketId(bucket), start, 10));
  }

  @ParameterizedTest
  @ValueSource(ints = {10, BLOB_LENGTH})
  void aCommitThatFoundNoRoomLeavesNothing(int length) {
    UploadPlace place = client.uploadPlace(bucket);
    commits.failBeforeCommit(new StorageFullException("full"));
    TestAnswer answer = place.file("a").content(content(length, 1)).send();
    assertEquals("503 service_unavailable", answer.outcome());
    assertNothingStored();
    commits.work();
    place.file("a").content(content(length, 1)).send().ok();
  }

  @ParameterizedTest
  @ValueSource(ints = {10, BLOB_LENGTH})
  void aCommitOfUnknownOutcomeLosesNoContent(int length) {
    byte[] content = content(length, 1);
    UploadPlace place = client.uploadPlace(bucket);
    commits.failAfterCommit(new StorageFailedException("the sync failed"));
    assertEquals("503 service_unavailable", place.file("a").content(content).send().outcome());
    assertArrayEquals(content, server.content(versions().getFirst().id().value()));
  }

  @Test
  void aPartWhoseCommitFoundNoRoomLeavesNothing() {
    UploadPlace place = client.partPlace(startLarge("large"));
    commits.failBeforeCommit(new StorageFullException("full"));
    assertEquals("503 service_unavailable", place.part(1, TEN_BYTES).send().outcome());
    assertEquals(0, server.blobCount());
  }

  @Test
  void aPartOfUnknownOutcomeLosesNoContent() {
    UploadPlace place = client.partPlace(startLarge("large"));
    commits.failAfterCommit(new StorageFailedException("the sync failed"));
    assertEquals("503 service_unavailable", place.part(1, TEN_BYTES).send().outcome());
    assertEquals(1, server.blobCount());
  }

  @Test
  void aReplacedPartOfUnknownOutcomeLeavesBothBlobs() {
    UploadPlace place = client.partPlace(startLarge("large"));
    place.part(1, TEN_BYTES).send().ok();
    commits.failAfterCommit(new StorageFailedException("the sync failed"));
    assertEquals("503 service_unavailable", place.part(1, content(20, 1)).send().outcome());
    assertEquals(2, server.blobCount());
  }

  @ParameterizedTest
  @ValueSource(ints = {10, BLOB_LENGTH})
  void aKeyThatIsDeletedRightBeforeTheCommitLeavesNothing_sheet06_R10(int length) {
    NativeClient writer = client.createKey(List.of("writeFiles"), List.of(bucket), "");
    UploadPlace place = writer.uploadPlace(bucket);
    commits.beforeNextCommit(() -> client.deleteKey(writer));
    TestAnswer answer = place.file("a").content(content(length, 1)).send();
    assertEquals("401 bad_auth_token", answer.outcome());
    assertNothingStored();
  }

  @Test
  void aPartWhoseKeyIsDeletedRightBeforeTheCommitLeavesNothing_sheet06_R10() {
    String fileId = startLarge("large");
    NativeClient writer = client.createKey(List.of("writeFiles"), List.of(bucket), "");
    UploadPlace place = writer.partPlace(fileId);
    commits.beforeNextCommit(() -> client.deleteKey(writer));
    assertEquals("401 bad_auth_token", place.part(1, TEN_BYTES).send().outcome());
    assertEquals(0, server.blobCount());
  }

  @Test
  void anotherKeyThatIsDeletedRightBeforeTheCommitChangesNothing() {
    NativeClient writer = client.createKey(List.of("writeFiles"), List.of(bucket), "");
    NativeClient other = client.createKey(List.of("writeFiles"), List.of(bucket), "");
    UploadPlace place = writer.uploadPlace(bucket);
    commits.beforeNextCommit(() -> client.deleteKey(other));
    place.file("a").content(TEN_BYTES).send().ok();
  }
}
