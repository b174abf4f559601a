/**
 * XML as S3 uses it: flat documents, read whole within limits and written as text.
 *
 * <p>Never here: document types, entities of one's own, processing instructions, anything fetched.
 *
 * <p>Start reading at {@link dev.strongroom.api.s3.xml.XmlReader} and {@link
 * dev.strongroom.api.s3.xml.XmlWriter}.
 */
@NullMarked
package dev.strongroom.api.s3.xml;

import org.jspecify.annotations.NullMarked;
