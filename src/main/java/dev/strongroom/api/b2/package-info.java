/**
 * The door of B2's Native API, versions 1 to 4: one file for every operation, from its JSON to its
 * JSON.
 *
 * <p>What only this API knows stays here: versions, tokens in headers, field names, codes and
 * statuses of faults.
 *
 * <p>Start reading at {@link dev.strongroom.api.b2.NativeDoor}, then any operation, such as {@code
 * ListKeys}.
 */
@NullMarked
package dev.strongroom.api.b2;

import org.jspecify.annotations.NullMarked;
