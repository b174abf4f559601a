package dev.strongroom.console.groups;

import dev.strongroom.console.page.Times.Moment;

/**
 * The page of one Group.
 *
 * @param group with what its members hold at this moment
 * @param limits what is typed for its quota
 * @param error what is wrong with what was typed; "" for nothing
 * @param notice what was just done; "" for nothing
 */
public record GroupPage(
    GroupRow group,
    Moment created,
    long files,
    long buckets,
    QuotaForm limits,
    String error,
    String notice) {}
