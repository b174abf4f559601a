package dev.strongroom.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The response headers of a download that an uploader or a downloader may set (sheet 02 §4.4 and
 * §10.4), each with its key in the file info, its name in a query and its HTTP header.
 */
public enum ContentHeader {
  CONTENT_DISPOSITION("b2-content-disposition", "b2ContentDisposition", "Content-Disposition"),
  CONTENT_LANGUAGE("b2-content-language", "b2ContentLanguage", "Content-Language"),
  EXPIRES("b2-expires", "b2Expires", "Expires"),
  CACHE_CONTROL("b2-cache-control", "b2CacheControl", "Cache-Control"),
  CONTENT_ENCODING("b2-content-encoding", "b2ContentEncoding", "Content-Encoding"),
  /** The only one that is no file info: the type is a field of the file version. */
  CONTENT_TYPE("", "b2ContentType", "Content-Type");

  private static final int MAXIMUM_LENGTH = 7000;

  // All loops are possessive: they take time in proportion to the length, and no stack.
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
  private static final String QUOTED =
      "\"(?:[^\"\\\\\\x00-\\x1f\\x7f]|\\\\[^\\x00-\\x1f\\x7f])*+\"";
  private static final String PARAMETERS =
      "(?:\\s*+;\\s*+" + TOKEN + "\\s*+=\\s*+(?:" + TOKEN + "|" + QUOTED + "))*+\\s*+;?\\s*+";
  private static final Pattern DISPOSITION = Pattern.compile(TOKEN + PARAMETERS);
  private static final Pattern MEDIA_TYPE = Pattern.compile(TOKEN + "/" + TOKEN + PARAMETERS);
  private static final Pattern EXTENDED_VALUE =
      Pattern.compile("(?i:utf-8)''(?:[!#$&+.^_`|~0-9A-Za-z-]|%[0-9A-Fa-f]{2})*+");
  private static final Pattern TOKEN_LIST =
      Pattern.compile(TOKEN + "(?:\\s*+,\\s*+" + TOKEN + ")*+");
  private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]+");

  private final String infoKey;
  private final String queryName;
  private final String headerName;

  ContentHeader(String infoKey, String queryName, String headerName) {
    this.infoKey = infoKey;
    this.queryName = queryName;
    this.headerName = headerName;
  }

  /** Its key in the file info, such as {@code b2-expires}; empty for the content type. */
  public String infoKey() {
    return infoKey;
  }

  /** Its name in queries and JSON, such as {@code b2Expires}. */
  public String queryName() {
    return queryName;
  }

  /** The HTTP header that it becomes. */
  public String headerName() {
    return headerName;
  }

  /** Finds the header with this key in the file info. */
  public static Optional<ContentHeader> ofInfoKey(String infoKey) {
    for (ContentHeader header : values()) {
      if (header != CONTENT_TYPE && header.infoKey.equals(infoKey)) {
        return Optional.of(header);
      }
    }
    return Optional.empty();
  }

  /** Checks a value's grammar; throws {@link IllegalValueException} that names the header. */
  public void check(String value) {
    boolean good =
        value.length() <= MAXIMUM_LENGTH
            && PRINTABLE.matcher(value).matches()
            && switch (this) {
              case CONTENT_DISPOSITION ->
                  DISPOSITION.matcher(value).matches() && extendedValuesAreUtf8(value);
              case CONTENT_LANGUAGE, CONTENT_ENCODING -> TOKEN_LIST.matcher(value).matches();
              case CONTENT_TYPE -> MEDIA_TYPE.matcher(value).matches();
              case EXPIRES, CACHE_CONTROL -> true;
            };
    if (!good) {
      throw new IllegalValueException("not a valid value for " + headerName);
    }
  }

  /** Whether a disposition of good grammar has parameters like {@code filename*}. */
  public static boolean hasExtendedParameters(String disposition) {
    return extendedValues(disposition).findAny().isPresent();
  }

  private static boolean extendedValuesAreUtf8(String value) {
    return extendedValues(value).allMatch(extended -> EXTENDED_VALUE.matcher(extended).matches());
  }

  /** What stands in quotes is no parameter. */
  private static Stream<String> extendedValues(String disposition) {
    return Arrays.stream(disposition.replaceAll(QUOTED, "").split(";", -1))
        .map(parameter -> parameter.split("=", 2))
        .filter(parameter -> parameter.length == 2 && parameter[0].strip().endsWith("*"))
        .map(parameter -> parameter[1].strip());
  }
}
