package dev.strongroom.files;

/**
 * A part as a caller names it.
 *
 * @param number 1 to 10000
 * @param md5 what the caller takes for its MD5; any text
 */
public record NamedPart(int number, String md5) {}
