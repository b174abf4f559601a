package dev.strongroom.files;

import dev.strongroom.model.FileVersion;

/**
 * What came of a copy.
 *
 * @param source the version that was copied
 * @param made the new file version or part
 */
public record Copied<T>(FileVersion source, T made) {}
