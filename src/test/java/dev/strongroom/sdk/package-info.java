/**
 * Backblaze's own SDK for Java, unmodified, against a server in the same process: every call that
 * its client has (sheet 08 §3.2).
 *
 * <p>Comes in: nothing. Goes out: nothing. Never here: requests that the SDK does not make itself.
 * Start reading at {@link dev.strongroom.sdk.SdkCoverageTest}.
 */
@NullMarked
package dev.strongroom.sdk;

import org.jspecify.annotations.NullMarked;
