package dev.strongroom.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.Content;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.GroupId;
import dev.strongroom.model.GroupRefusal;
import dev.strongroom.model.IdempotencyKey;
import dev.strongroom.model.Part;
import dev.strongroom.model.Quota;
import dev.strongroom.model.Refusal;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What every store does about quotas and repeatable requests (sheet 03 §4 and §14). */
public abstract class QuotaTablesContract extends GroupTablesContract {
  private static final AccountId ONE = Samples.accountId(1);
  private static final AccountId TWO = Samples.accountId(2);
  private static final GroupId GROUP = new GroupId(1);
  private static final BucketId BUCKET = Samples.bucketId(1);

  @Test
  void anAccountTakesInWhatItsQuotaAllowsAndNotAByteMore() {
    oneBucket();
    FileVersion first = Samples.upload(BUCKET, "a", 1, 1);
    FileVersion second = Samples.upload(BUCKET, "b", 2, 2);
    long both = first.contentLength() + second.contentLength();
    write(tables -> tables.fileVersions().insert(first));
    assertEquals(Long.MAX_VALUE, room());
    write(tables -> tables.quotas().putOfAccount(ONE, bytes(both - 1)));
    reopen();
    assertEquals(second.contentLength() - 1, room());
    assertEquals(Refusal.Kind.STORAGE_CAP_EXCEEDED, refusalOf(second));
    assertEquals(second.contentLength() - 1, room(), "what was refused is not counted");
    write(tables -> tables.quotas().putOfAccount(ONE, bytes(both)));
    write(tables -> tables.fileVersions().insert(second));
    assertEquals(0, room());
    write(tables -> tables.quotas().putOfAccount(ONE, bytes(1)));
    write(tables -> tables.fileVersions().delete(second.id()));
    assertEquals(1 - first.contentLength(), room(), "less than allowed may be taken away");
    write(tables -> tables.quotas().putOfAccount(ONE, Quota.NONE));
    assertEquals(Long.MAX_VALUE, room());
  }

  /** Nothing is taken in by it, so it is not refused, whatever the quota became meanwhile. */
  @Test
  void aFileIsFinishedThoughTheQuotaIsPassed() {
    oneBucket();
    FileVersion started =
        Samples.version(BUCKET, "large", 1, 1, FileVersion.Action.START, Content.NOTHING);
    Part part = Samples.part(started.id(), 1, Samples.blobId(1));
    write(tables -> {
      tables.fileVersions().insert(started);
      tables.parts().put(part);
      tables.quotas().putOfAccount(ONE, bytes(1));
    });
    assertEquals(1 - part.contentLength(), room());
    write(tables ->
        tables
            .fileVersions()
            .update(started.finished(part.contentLength(), part.contentMd5(), null)));
    assertEquals(1 - part.contentLength(), room());
  }

  @Test
  void aGroupsQuotaFollowsWhoComesAndGoes() {
    oneBucket();
    FileVersion file = Samples.upload(BUCKET, "a", 1, 1);
    write(tables -> tables.fileVersions().insert(file));
    write(tables -> tables.quotas().putOfGroup(GROUP, bytes(file.contentLength())));
    assertEquals(Long.MAX_VALUE, room(), "the account is no member yet");
    write(tables -> tables.memberships().insert(Samples.membership(1, 1)));
    assertEquals(0, room());
    write(tables -> {
      tables.accounts().insert(Samples.account(2));
      tables.memberships().insert(Samples.membership(2, 1));
      tables.buckets().insert(Samples.bucket(2, TWO));
    });
    FileVersion anothers = Samples.upload(Samples.bucketId(2), "b", 2, 2);
    assertEquals(Refusal.Kind.STORAGE_CAP_EXCEEDED, refusalOf(anothers), "all members together");
    write(tables -> tables.quotas().putOfAccount(ONE, bytes(1_000_000)));
    write(tables -> tables.memberships().delete(ONE));
    assertEquals(Long.MAX_VALUE, room());
    assertEquals(Quota.NONE, store.read(tables -> tables.quotas().ofAccount(ONE)));
    write(tables -> tables.fileVersions().insert(anothers));
  }

  @Test
  void bucketsAreBoundToo() {
    oneBucket();
    Quota one = new Quota(OptionalLong.empty(), OptionalLong.of(1));
    write(tables -> tables.quotas().putOfAccount(ONE, one));
    assertEquals(one, store.read(tables -> tables.quotas().ofAccount(ONE)));
    Refusal refused =
        assertThrows(
            Refusal.class, () -> write(tables -> tables.buckets().insert(Samples.bucket(2, ONE))));
    assertEquals(Refusal.Kind.TOO_MANY_BUCKETS, refused.kind());
    write(tables -> tables.buckets().delete(BUCKET));
    write(tables -> tables.buckets().insert(Samples.bucket(2, ONE)));
    write(tables -> tables.quotas().putOfAccount(ONE, bytes(0)));
    assertEquals(
        Refusal.Kind.STORAGE_CAP_EXCEEDED,
        refusalOf(Samples.upload(Samples.bucketId(2), "a", 1, 1)));
  }

  @Test
  void whatARepeatableRequestMadeIsRememberedForADay() {
    IdempotencyKey key = new IdempotencyKey(ONE, "1".repeat(64), "2".repeat(64));
    IdempotencyKey otherRequest = new IdempotencyKey(ONE, "1".repeat(64), "3".repeat(64));
    IdempotencyKey othersCaller = new IdempotencyKey(TWO, "1".repeat(64), "3".repeat(64));
    write(tables -> tables.idempotency().made(Optional.of(key), "made", 1_000));
    reopen();
    long last = 999 + IdempotencyKey.REMEMBERED_MILLIS;
    assertEquals(Optional.of("made"), madeBefore(key, last));
    assertEquals(Optional.empty(), madeBefore(key, last + 1));
    assertThrows(GroupRefusal.class, () -> madeBefore(otherRequest, last));
    assertEquals(Optional.empty(), madeBefore(othersCaller, last));
    write(tables -> tables.idempotency().made(Optional.of(otherRequest), "anew", last + 1));
    assertEquals(Optional.of("anew"), madeBefore(otherRequest, last + 2));
    write(tables -> tables.idempotency().made(Optional.of(othersCaller), "x", 3 * last));
    assertEquals(Optional.empty(), madeBefore(key, 1_001), "what is over is forgotten");
  }

  private Optional<String> madeBefore(IdempotencyKey key, long nowMillis) {
    return store.read(tables -> tables.idempotency().madeBefore(Optional.of(key), nowMillis));
  }

  private void oneBucket() {
    write(tables -> {
      tables.accounts().insert(Samples.account(1));
      tables.groups().insert(Samples.group(1));
      tables.buckets().insert(Samples.bucket(1, ONE));
    });
  }

  private Refusal.Kind refusalOf(FileVersion version) {
    return assertThrows(Refusal.class, () -> write(tables -> tables.fileVersions().insert(version)))
        .kind();
  }

  private long room() {
    return store.read(tables -> tables.quotas().room(BUCKET));
  }

  private static Quota bytes(long most) {
    return new Quota(OptionalLong.of(most), OptionalLong.empty());
  }
}
