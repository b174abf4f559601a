/**
 * The ports to what is stored: metadata in transactions over small tables, and blobs. Their Javadoc
 * is the contract; one contract suite runs against every implementation.
 *
 * <p>Never here: who may do what, protocols, wall clocks.
 *
 * <p>Start reading at {@link dev.strongroom.store.MetadataStore} and {@link
 * dev.strongroom.store.BlobStore}.
 */
@NullMarked
package dev.strongroom.store;

import org.jspecify.annotations.NullMarked;
