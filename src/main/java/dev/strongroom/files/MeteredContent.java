package dev.strongroom.files;

import dev.strongroom.store.ByteSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.LongConsumer;

/** Bytes of a file, of which it is told how many were sent when they are closed. */
final class MeteredContent implements OpenContent {
  private final OpenContent content;
  private final LongConsumer sent;
  private long sentBytes;

  MeteredContent(OpenContent content, LongConsumer sent) {
    this.content = content;
    this.sent = sent;
  }

  @Override
  public void transferTo(ByteSink sink) throws IOException {
    content.transferTo(bytes -> write(sink, bytes));
  }

  private void write(ByteSink sink, ByteBuffer bytes) throws IOException {
    int before = bytes.remaining();
    sink.write(bytes);
    sentBytes += before;
  }

  @Override
  public void close() {
    content.close();
    if (sentBytes > 0) {
      sent.accept(sentBytes);
      sentBytes = 0;
    }
  }
}
