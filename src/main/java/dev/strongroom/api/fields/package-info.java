/**
 * The fields of a request, from a JSON body or a query, for every API that takes B2's JSON.
 *
 * <p>Comes in: a call. Goes out: typed values, or the refusal that says which field is wrong. Never
 * here: what a field means.
 *
 * <p>Start reading at {@link dev.strongroom.api.fields.Fields}.
 */
@NullMarked
package dev.strongroom.api.fields;

import org.jspecify.annotations.NullMarked;
