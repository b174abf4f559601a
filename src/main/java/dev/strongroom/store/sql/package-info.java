/**
 * The metadata in an SQL database; today SQLite, in statements that PostgreSQL would take too.
 *
 * <p>Comes in: work over the tables. Goes out: values of the model, each row checked against its
 * own checksum. One thread writes and commits what is queued as a group; readers run beside it.
 *
 * <p>Never here: decisions about access, blobs, wall clocks.
 *
 * <p>Start reading at {@link dev.strongroom.store.sql.SqliteMetadataStore}, then {@code
 * WriteQueue}.
 */
@NullMarked
package dev.strongroom.store.sql;

import org.jspecify.annotations.NullMarked;
