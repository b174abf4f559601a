package dev.strongroom.files;

import dev.strongroom.model.Secret;

/**
 * What makes an upload URL.
 *
 * @param urlNonce the last segment of the URL, which makes it its own
 * @param token what must come with uploads to the URL
 */
public record UploadTicket(String urlNonce, Secret token) {}
