/**
 * The page Reports: what the account stored, sent and asked for, as charts, tables and CSV.
 *
 * <p>Comes in: a person with a session. Goes out: sums over days, buckets and keys. The charts are
 * SVG that is written here; every figure of a chart stands in a table too.
 *
 * <p>Never here: counting. Start reading at {@link dev.strongroom.console.reports.ShowReports}.
 */
@NullMarked
package dev.strongroom.console.reports;

import org.jspecify.annotations.NullMarked;
