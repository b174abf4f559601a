package dev.strongroom.maintenance;

import dev.strongroom.model.Bucket;
import dev.strongroom.model.BucketName;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileName;
import dev.strongroom.model.FileVersion;

/**
 * A file version whose content is not what was stored.
 *
 * @param what what was found, a sentence for the operator
 */
public record Damage(BucketName bucket, FileName name, FileId id, String what) {
  static Damage of(Bucket bucket, FileVersion version, RuntimeException found) {
    return new Damage(
        bucket.name(), version.name(), version.id(), String.valueOf(found.getMessage()));
  }
}
