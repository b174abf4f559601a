package dev.strongroom.files;

import dev.strongroom.store.BlobStore;
import dev.strongroom.store.ByteSink;
import dev.strongroom.store.OpenBlob;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Bytes in one blob or several, one of which is open at a time; all are held until the end. */
final class SegmentedContent implements OpenContent {
  private final BlobStore blobs;
  private final BlobLeases.Lease lease;
  private final List<Located.Segment> segments;

  /** Blobs that are open already; empty or the first one. */
  private final Deque<OpenBlob> open = new ArrayDeque<>(1);

  SegmentedContent(BlobStore blobs, BlobLeases leases, List<Located.Segment> segments) {
    this.blobs = blobs;
    this.segments = segments;
    this.lease = leases.hold(segments.stream().map(Located.Segment::blob).toList());
  }

  /** Opens the first blob, so that its loss is noticed before anything is answered. */
  void openFirst() {
    open.add(opened(segments.getFirst()));
  }

  @Override
  public void transferTo(ByteSink sink) throws IOException {
    for (Located.Segment segment : segments) {
      try (OpenBlob blob = open.isEmpty() ? opened(segment) : open.remove()) {
        blob.transfer(segment.slice().offset(), segment.slice().length(), sink);
      }
    }
  }

  @Override
  public void close() {
    open.forEach(OpenBlob::close);
    open.clear();
    lease.close();
  }

  private OpenBlob opened(Located.Segment segment) {
    return blobs.open(segment.blob(), segment.blobLength());
  }
}
