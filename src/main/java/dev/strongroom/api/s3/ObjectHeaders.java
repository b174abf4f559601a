package dev.strongroom.api.s3;

import dev.strongroom.api.Fault;
import dev.strongroom.api.s3.message.S3Code;
import dev.strongroom.api.s3.message.S3Request;
import dev.strongroom.files.NewFile;
import dev.strongroom.model.ContentHeader;
import dev.strongroom.model.FileInfo;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an upload's headers say of the object, in the fields that the Native API has for it (sheet
 * 04 §4.2), and the refusal of headers that mean something this server does not do: nothing is
 * accepted in silence.
 */
final class ObjectHeaders {
  private static final String DEFAULT_TYPE = "application/octet-stream";
  private static final Set<String> REFUSED =
      Set.of(
          "x-amz-tagging",
          "x-amz-website-redirect-location",
          "x-amz-mfa",
          "x-amz-object-ownership",
          "x-amz-write-offset-bytes");

  private ObjectHeaders() {}

  /** Content type, content headers and user metadata. */
  static NewFile newFile(S3Request request) {
    Map<String, String> info = new LinkedHashMap<>();
    request
        .metadata()
        .forEach((name, value) -> {
          if (name.startsWith("b2-")) {
            throw S3Code.INVALID_ARGUMENT.fault("The metadata name '" + name + "' is reserved.");
          }
          info.put(name, value);
        });
    String type = DEFAULT_TYPE;
    for (ContentHeader header : ContentHeader.values()) {
      String value = request.header(header.headerName()).map(String::strip).orElse("");
      if (header == ContentHeader.CONTENT_ENCODING) {
        value = withoutChunking(value);
      }
      if (header == ContentHeader.CONTENT_TYPE) {
        type = value.isEmpty() ? DEFAULT_TYPE : value;
      } else if (!value.isEmpty()) {
        info.put(header.infoKey(), value);
      }
    }
    ContentHeader.CONTENT_TYPE.check(type);
    return new NewFile(type, FileInfo.ofAnyCount(info));
  }

  /** Refuses what no upload can ask for here. */
  static void refuseUnsupported(S3Request request) {
    for (String name : request.amzNames()) {
      if (REFUSED.contains(name)) {
        throw S3Code.unsupportedHeader(name);
      }
      if (name.contains("-server-side-encryption")) {
        throw S3Code.missingFeature("Server-side encryption");
      }
      if (name.startsWith("x-amz-object-lock-")) {
        throw S3Code.INVALID_REQUEST.fault("Bucket is missing Object Lock Configuration");
      }
    }
    if (request
        .header("x-backblaze-live-read-enabled")
        .filter("true"::equalsIgnoreCase)
        .isPresent()) {
      throw S3Code.missingFeature("Live Read");
    }
    request
        .header("x-amz-storage-class")
        .filter(storageClass -> !storageClass.equals("STANDARD"))
        .ifPresent(storageClass -> {
          throw unsupportedClass(storageClass);
        });
  }

  private static Fault unsupportedClass(String storageClass) {
    return S3Code.NOT_IMPLEMENTED.fault(
        "Backblaze only supports the 'STANDARD' storage class, and not " + storageClass);
  }

  /** The chunks are an encoding of the transfer, not of the object (sheet 04 §2.6). */
  private static String withoutChunking(String encodings) {
    return Arrays.stream(encodings.split(",", -1))
        .map(String::strip)
        .filter(encoding -> !encoding.equalsIgnoreCase("aws-chunked"))
        .collect(Collectors.joining(","));
  }
}
