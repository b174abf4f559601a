package dev.strongroom.files;

import dev.strongroom.model.FileId;
import dev.strongroom.model.FileVersion;
import java.util.List;
import java.util.Optional;

/**
 * A page of unfinished large files.
 *
 * @param files oldest start first
 * @param next the file that the next page begins with; empty on the last page
 */
public record UnfinishedPage(List<FileVersion> files, Optional<FileId> next) {}
