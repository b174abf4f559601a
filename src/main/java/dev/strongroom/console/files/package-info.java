/**
 * Browse Files (sheet 05 §6): folders, versions, hidden files, what is known of one, hiding and
 * deleting.
 *
 * <p>Never here: the content of files, which is served from another origin alone.
 *
 * <p>Start reading at {@link dev.strongroom.console.files.ShowFiles}.
 */
@NullMarked
package dev.strongroom.console.files;

import org.jspecify.annotations.NullMarked;
