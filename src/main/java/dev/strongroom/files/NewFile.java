package dev.strongroom.files;

import dev.strongroom.model.FileInfo;

/**
 * What an uploader says of a file besides its name and its bytes.
 *
 * @param contentType the MIME type, already resolved
 */
public record NewFile(String contentType, FileInfo info) {}
