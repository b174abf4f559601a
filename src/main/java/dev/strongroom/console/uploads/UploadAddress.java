package dev.strongroom.console.uploads;

import dev.strongroom.api.Reply;
import dev.strongroom.console.page.Pages;
import dev.strongroom.files.UploadTicket;
import dev.strongroom.model.Endpoints;

/**
 * Where a browser sends a file or part, and with what (sheet 02 §3.6 and §6.3).
 *
 * @param operation what takes it
 * @param place the id of the bucket or large file
 */
record UploadAddress(String operation, String place, UploadTicket ticket) {
  /** For the page's script. */
  Reply reply(Endpoints endpoints) {
    String url =
        String.join("/", endpoints.upload(), "b2api", "v4", operation, place, ticket.urlNonce());
    return Pages.json(200, json -> json.text("token", ticket.token().reveal()).text("url", url));
  }
}
