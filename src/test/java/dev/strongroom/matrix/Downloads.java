package dev.strongroom.matrix;

import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.TestAnswer;
import java.util.Map;
import java.util.function.Function;

/** The requests for the bytes of a file in the private bucket. */
final class Downloads {
  private static final String BY_ID = "/b2api/v4/b2_download_file_by_id?fileId=";

  private Downloads() {}

  /** Each by the label of its row. */
  static Map<String, NativeRequest> requests() {
    return Map.of(
        "b2_download_file_by_name",
        of(asked -> byName(asked), NativeClient::fetch),
        "b2_download_file_by_name, the head alone",
        of(asked -> byName(asked), NativeClient::fetchHead),
        "b2_download_file_by_id",
        of(asked -> BY_ID + asked.things().fileId(), NativeClient::fetch),
        "b2_download_file_by_id, the head alone",
        of(asked -> BY_ID + asked.things().fileId(), NativeClient::fetchHead),
        "b2_download_file_by_id, by POST",
        asked -> {
          String fileId = asked.things().fileId();
          return () -> asked.client().call("b2_download_file_by_id", "fileId", fileId);
        });
  }

  private static String byName(Asked asked) {
    String _ = asked.world().fileId();
    return "/file/" + asked.things().bucketName() + "/" + World.NAME;
  }

  /** How a path is asked for. */
  private interface Way {
    TestAnswer ask(NativeClient client, String path, String... headers);
  }

  private static NativeRequest of(Function<Asked, String> path, Way way) {
    return asked -> {
      String asks = path.apply(asked);
      return () -> way.ask(asked.client(), asks);
    };
  }
}
