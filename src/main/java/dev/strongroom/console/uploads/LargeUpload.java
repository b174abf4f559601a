package dev.strongroom.console.uploads;

import dev.strongroom.api.Reply;
import dev.strongroom.console.page.Pages;
import dev.strongroom.model.FileId;
import dev.strongroom.model.Part;
import java.util.List;

/**
 * A large file that is going on.
 *
 * @param partBytes how long each part but the last is
 * @param parts those that have arrived, in ascending order of number
 */
record LargeUpload(FileId id, long partBytes, List<Part> parts) {
  /** For the page's script. */
  Reply reply() {
    return Pages.json(
        200,
        json ->
            json.text("fileId", id.value())
                .number("partBytes", partBytes)
                .objects(
                    "parts",
                    parts,
                    (one, part) ->
                        one.number("bytes", part.contentLength())
                            .number("number", part.number())
                            .text("sha1", part.contentSha1().digits())));
  }
}
