package dev.strongroom.store.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The real file system.
 *
 * @param durable whether forcing does anything; false for what ends with the process
 */
record LocalDisk(boolean durable) implements Disk {
  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  @Override
  public FileChannel create(Path file) throws IOException {
    return FileChannel.open(file, NEW, OWNER_ONLY);
  }

  @Override
  public FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.READ);
  }

  @Override
  public FileChannel openDirectory(Path directory) throws IOException {
    return FileChannel.open(directory, StandardOpenOption.READ);
  }

  @Override
  public void write(FileChannel file, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }

  @Override
  public int read(FileChannel file, ByteBuffer bytes, long position) throws IOException {
    return file.read(bytes, position);
  }

  @Override
  public void force(FileChannel fileOrDirectory) throws IOException {
    if (durable) {
      fileOrDirectory.force(false);
    }
  }

  @Override
  public void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }
}
