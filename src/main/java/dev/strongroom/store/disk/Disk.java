package dev.strongroom.store.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** The calls to the file system that blobs need; tests make them fail one by one. */
interface Disk {
  /** Makes a new file for writing, readable by its owner only; fails when the name is taken. */
  FileChannel create(Path file) throws IOException;

  /** Opens a file for reading. */
  FileChannel open(Path file) throws IOException;

  /** Opens a directory so that it can be forced. */
  FileChannel openDirectory(Path directory) throws IOException;

  /** Writes all remaining bytes at the end. */
  void write(FileChannel file, ByteBuffer bytes) throws IOException;

  /** Reads into the buffer from this place; gives back the number of bytes, -1 at the end. */
  int read(FileChannel file, ByteBuffer bytes, long position) throws IOException;

  /** Makes a file's bytes, or a directory's names, survive a power cut. */
  void force(FileChannel fileOrDirectory) throws IOException;

  /** Removes a file if it is there. */
  void delete(Path file) throws IOException;
}
