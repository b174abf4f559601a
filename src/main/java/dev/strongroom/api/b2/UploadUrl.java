package dev.strongroom.api.b2;

import dev.strongroom.files.UploadTicket;
import dev.strongroom.model.Endpoints;

/** The form of upload URLs, which clients use as they are (sheet 01 §5). */
final class UploadUrl {
  private UploadUrl() {}

  /**
   * The URL.
   *
   * @param operation what it is for
   * @param place the id of the bucket or large file
   */
  static String of(
      Endpoints endpoints,
      ApiVersion version,
      String operation,
      String place,
      UploadTicket ticket) {
    return String.join(
        "/", endpoints.upload(), "b2api", version.segment(), operation, place, ticket.urlNonce());
  }
}
