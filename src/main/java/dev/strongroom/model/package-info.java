/**
 * The values of the field: accounts, application keys, capabilities, buckets, file versions and
 * their typed ids.
 *
 * <p>What comes in is checked text and numbers; what goes out is immutable. A value that exists is
 * valid.
 *
 * <p>Never here: storage, protocols, decisions, clocks.
 *
 * <p>Start reading at {@link dev.strongroom.model.ApplicationKey} and {@link
 * dev.strongroom.model.FileVersion}.
 */
@NullMarked
package dev.strongroom.model;

import org.jspecify.annotations.NullMarked;
