package dev.strongroom.files;

import dev.strongroom.model.ContentChecksum;
import dev.strongroom.model.ContentSha1;
import org.jspecify.annotations.Nullable;

/**
 * The digests of new content, as they are to be stored.
 *
 * @param md5 32 lower-case hexadecimal digits
 * @param checksum the one that a client chose; null when none did
 */
record ContentDigests(ContentSha1 sha1, String md5, @Nullable ContentChecksum checksum) {}
