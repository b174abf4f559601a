/**
 * JSON in and out, strict and bounded: duplicate names, trailing text and deep nesting are refused;
 * output is indented with two spaces as B2's is.
 *
 * <p>Never here: what the fields mean. Start reading at {@link dev.strongroom.api.json.JsonReader}
 * and {@link dev.strongroom.api.json.JsonWriter}.
 */
@NullMarked
package dev.strongroom.api.json;

import org.jspecify.annotations.NullMarked;
