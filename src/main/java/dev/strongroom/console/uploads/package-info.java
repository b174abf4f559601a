/**
 * What a page of Browse Files asks for while it uploads: addresses with tokens that hang on the
 * session, and the beginning and end of large files (sheet 05 §6, sheet 02 §6).
 *
 * <p>Never here: the content of files, which goes from the browser straight to the upload address.
 *
 * <p>Start reading at {@link dev.strongroom.console.uploads.PrepareUpload}.
 */
@NullMarked
package dev.strongroom.console.uploads;

import org.jspecify.annotations.NullMarked;
