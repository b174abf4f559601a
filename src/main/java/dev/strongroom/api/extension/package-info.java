/**
 * The extension API: what providers ask for and B2 lacks (sheet 03 §14), under {@code /api/v1} on
 * the console's listener, so that no script for B2 depends on it by accident.
 *
 * <p>Comes in: a partner's token and JSON. Goes out: JSON. Never here: anything of {@code /b2api}.
 *
 * <p>Start reading at {@link dev.strongroom.api.extension.ExtensionDoor}.
 */
@NullMarked
package dev.strongroom.api.extension;

import org.jspecify.annotations.NullMarked;
