package dev.strongroom.files;

import dev.strongroom.model.FileVersion;
import dev.strongroom.model.Slice;
import dev.strongroom.store.BlobStore;
import dev.strongroom.store.DamagedException;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.Tables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Opens the bytes of file versions: a small body, one blob, or the parts of a large file. Memory
 * stays flat at any size.
 */
final class Contents {
  /**
   * Up to so many bytes are read and verified at once, so that damage is noticed before anything is
   * answered.
   */
  private static final int LARGEST_READ_AT_ONCE = 64 * 1024;

  private final MetadataStore store;
  private final BlobStore blobs;
  private final BlobLeases leases;

  Contents(MetadataStore store, BlobStore blobs, BlobLeases leases) {
    this.store = store;
    this.blobs = blobs;
    this.leases = leases;
  }

  /** A version with its wanted bytes, which the caller closes. */
  record Opened(Located located, OpenContent content) implements AutoCloseable {
    @Override
    public void close() {
      content.close();
    }
  }

  /** Finds a version, of which nothing is opened. */
  Optional<FileVersion> find(Function<Tables, Optional<FileVersion>> find) {
    return store.read(find);
  }

  /**
   * Finds and opens; empty when nothing is found.
   *
   * @param find runs in one transaction, and again when what it found was deleted before it could
   *     be opened
   * @throws DamagedException when the bytes are missing or not those that were stored
   */
  Optional<Opened> open(Function<Tables, Optional<Located>> find) {
    while (true) {
      Optional<Located> found = store.read(find);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      Optional<OpenContent> content = tryOpen(found.get());
      if (content.isPresent()) {
        return Optional.of(new Opened(found.get(), content.get()));
      }
    }
  }

  /** Opens what was found; empty when it was deleted meanwhile. */
  private Optional<OpenContent> tryOpen(Located located) {
    byte[] smallBody = located.smallBody();
    if (smallBody != null) {
      return Optional.of(new SmallContent(smallBody, located.slice()));
    }
    if (located.segments().isEmpty()) {
      return Optional.of(OpenContent.NOTHING);
    }
    SegmentedContent content = new SegmentedContent(blobs, leases, located.segments());
    try {
      // The first blob cannot go once it is open; the others are safe if the row stood while held.
      if (located.segments().size() > 1 && !stands(located)) {
        content.close();
        return Optional.empty();
      }
      content.openFirst();
      return Optional.of(
          located.slice().length() <= LARGEST_READ_AT_ONCE ? readAtOnce(content) : content);
    } catch (DamagedException missing) {
      content.close();
      if (stands(located)) {
        throw missing;
      }
      return Optional.empty();
    } catch (RuntimeException failure) {
      content.close();
      throw failure;
    }
  }

  private boolean stands(Located located) {
    return store
        .read(tables -> tables.fileVersions().find(located.version().id()))
        .filter(version -> version.content().equals(located.version().content()))
        .isPresent();
  }

  private static OpenContent readAtOnce(SegmentedContent content) {
    try (content) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      content.transferTo(piece -> {
        byte[] copy = new byte[piece.remaining()];
        piece.get(copy);
        bytes.writeBytes(copy);
      });
      return new SmallContent(bytes.toByteArray(), Slice.all(bytes.size()));
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
