package dev.strongroom.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.model.BucketId;
import dev.strongroom.model.Content;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.Part;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Small bodies and parts of large files. */
public abstract class BodyAndPartContract extends MetadataStoreContract {
  private static final BucketId BUCKET = Samples.bucketId(1);
  private static final FileId SMALL = Samples.upload(BUCKET, "a", 1, 1).id();
  private static final FileId LARGE =
      Samples.version(BUCKET, "b", 1, 2, FileVersion.Action.START, Content.NOTHING).id();

  @Test
  void bodiesOfEverySizeComeBackAsTheyWere() {
    Random random = new Random(1);
    for (int length : new int[] {0, 1, 4096, 65_536, 1 << 20}) {
      byte[] body = new byte[length];
      random.nextBytes(body);
      write(tables -> tables.smallBodies().insert(SMALL, body));
      assertArrayEquals(body, store.read(tables -> tables.smallBodies().find(SMALL)).orElseThrow());
      write(tables -> tables.smallBodies().delete(SMALL));
      assertTrue(store.read(tables -> tables.smallBodies().find(SMALL)).isEmpty());
    }
  }

  @Test
  void aBodyIsStoredOnceForItsFile() {
    write(tables -> tables.smallBodies().insert(SMALL, new byte[] {1}));
    assertThrows(
        DuplicateException.class,
        () -> write(tables -> tables.smallBodies().insert(SMALL, new byte[] {2})));
    write(tables -> tables.smallBodies().delete(LARGE));
    assertTrue(store.read(tables -> tables.smallBodies().find(SMALL)).isPresent());
  }

  @Test
  void aPartReplacesTheOneWithItsNumber() {
    Part first = Samples.part(LARGE, 1, Samples.blobId(1));
    Part again = Samples.part(LARGE, 1, Samples.blobId(2));
    assertEquals(Optional.empty(), store.write(tables -> tables.parts().put(first)));
    assertEquals(Optional.of(first), store.write(tables -> tables.parts().put(again)));
    assertEquals(List.of(again), store.read(tables -> tables.parts().list(LARGE, 1, 10)));
    assertFalse(store.<Boolean>read(tables -> tables.parts().refersTo(Samples.blobId(1))));
    assertTrue(store.<Boolean>read(tables -> tables.parts().refersTo(Samples.blobId(2))));
  }

  @Test
  void partsAreListedByNumberAndRemovedTogether() {
    write(tables -> {
      for (int number : new int[] {10_000, 2, 1, 300}) {
        tables.parts().put(Samples.part(LARGE, number, Samples.blobId(number)));
      }
      tables.parts().put(Samples.part(SMALL, 1, Samples.blobId(99)));
    });
    assertEquals(List.of(2, 300), numbers(store.read(t -> t.parts().list(LARGE, 2, 2))));
    assertEquals(List.of(1, 2, 300, 10_000), numbers(store.write(t -> t.parts().deleteAll(LARGE))));
    assertEquals(List.of(), store.write(tables -> tables.parts().deleteAll(LARGE)));
    assertEquals(List.of(1), numbers(store.read(t -> t.parts().list(SMALL, 0, 10))));
  }

  @Test
  void onePartIsRemovedByItsNumber() {
    write(tables -> {
      for (int number : new int[] {1, 2, 3}) {
        tables.parts().put(Samples.part(LARGE, number, Samples.blobId(number)));
      }
      tables.parts().put(Samples.part(SMALL, 2, Samples.blobId(99)));
      tables.parts().delete(LARGE, 2);
      tables.parts().delete(LARGE, 4);
    });
    assertEquals(List.of(1, 3), numbers(store.read(t -> t.parts().list(LARGE, 1, 10))));
    assertEquals(List.of(2), numbers(store.read(t -> t.parts().list(SMALL, 1, 10))));
    assertFalse(store.<Boolean>read(tables -> tables.parts().refersTo(Samples.blobId(2))));
  }

  private static List<Integer> numbers(List<Part> parts) {
    return parts.stream().map(Part::number).toList();
  }
}
