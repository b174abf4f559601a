package dev.strongroom.store.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A disk that fails at one of its calls, in the given words. */
final class FaultyDisk implements Disk {
  private final Disk real = new LocalDisk(false);
  private final String message;
  private int callsUntilFault = Integer.MAX_VALUE;

  FaultyDisk(String message) {
    this.message = message;
  }

  /** Makes the n-th call from now on fail, counted from 1, and all others succeed. */
  void failAt(int call) {
    callsUntilFault = call;
  }

  /** Says whether the fault happened. */
  boolean happened() {
    return callsUntilFault <= 0;
  }

  @Override
  public FileChannel create(Path file) throws IOException {
    count();
    return real.create(file);
  }

  @Override
  public FileChannel open(Path file) throws IOException {
    count();
    return real.open(file);
  }

  @Override
  public FileChannel openDirectory(Path directory) throws IOException {
    count();
    return real.openDirectory(directory);
  }

  /** A failing write leaves half of the bytes behind. */
  @Override
  public void write(FileChannel file, ByteBuffer bytes) throws IOException {
    try {
      count();
    } catch (IOException failure) {
      real.write(file, bytes.slice(bytes.position(), bytes.remaining() / 2));
      throw failure;
    }
    real.write(file, bytes);
  }

  @Override
  public int read(FileChannel file, ByteBuffer bytes, long position) throws IOException {
    count();
    return real.read(file, bytes, position);
  }

  @Override
  public void force(FileChannel fileOrDirectory) throws IOException {
    count();
    real.force(fileOrDirectory);
  }

  @Override
  public void delete(Path file) throws IOException {
    count();
    real.delete(file);
  }

  private void count() throws IOException {
    if (--callsUntilFault == 0) {
      throw new IOException(message);
    }
  }
}
