package dev.strongroom.store.disk;

import dev.strongroom.model.BlobId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Where blobs lie: 256 directories named by the first byte of the ids in them. */
record BlobPaths(Path root) {
  private static final int FAN_OUT = 256;

  /** Makes the directories that are missing, and makes them survive a power cut. */
  void create() throws IOException {
    DataFiles.createDirectory(root);
    boolean made = false;
    for (Path directory : directories()) {
      if (!Files.isDirectory(directory)) {
        DataFiles.createDirectory(directory);
        made = true;
      }
    }
    if (made) {
      DataFiles.forceDirectory(root);
    }
  }

  /** All directories with blobs. */
  List<Path> directories() {
    List<Path> directories = new ArrayList<>(FAN_OUT);
    for (int number = 0; number < FAN_OUT; number++) {
      directories.add(root.resolve(HexFormat.of().toHexDigits((byte) number)));
    }
    return directories;
  }

  /** The directory that the blob's file is in. */
  Path directory(BlobId id) {
    return root.resolve(id.value().substring(0, 2));
  }

  /** The blob's file. */
  Path file(BlobId id) {
    return directory(id).resolve(id.value());
  }
}
