/**
 * Looks after what is stored as a whole: scrub, orphan sweep, backup and restore.
 *
 * <p>Comes in: the ports to storage. Goes out: reports that name what was found. Works for the
 * operator and the server itself, so nothing here asks for a permit.
 *
 * <p>Never here: requests, decisions about access, implementations of storage.
 *
 * <p>Start reading at {@link dev.strongroom.maintenance.Scrub} and {@link
 * dev.strongroom.maintenance.Backup}.
 */
@NullMarked
package dev.strongroom.maintenance;

import org.jspecify.annotations.NullMarked;
