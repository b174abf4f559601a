package dev.strongroom.model;

/**
 * A place in the audit log: the begin of a line, before which the older ones stand.
 *
 * @param part the number of the log's part; numbers only rise
 * @param offset in bytes from the part's begin
 */
public record AuditPosition(long part, long offset) {}
