package dev.strongroom.files;

import dev.strongroom.model.Part;
import java.util.List;
import java.util.OptionalInt;

/**
 * A page of the parts of a large file.
 *
 * @param parts in ascending order of number
 * @param next the number that the next page begins with; empty on the last page
 */
public record PartPage(List<Part> parts, OptionalInt next) {}
