package dev.strongroom.files;

import dev.strongroom.model.ContentSha1;

/**
 * The digests of new content, as they are to be stored.
 *
 * @param md5 32 lower-case hexadecimal digits
 */
record ContentDigests(ContentSha1 sha1, String md5) {}
