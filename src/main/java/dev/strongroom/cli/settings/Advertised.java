package dev.strongroom.cli.settings;

import dev.strongroom.model.Endpoints;
import java.util.Optional;

/**
 * The addresses that clients are given where they differ from those that we listen on (sheet 08,
 * "Hostname mode"). What is empty follows from the others.
 */
public record Advertised(
    Optional<String> api,
    Optional<String> download,
    Optional<String> s3,
    Optional<String> groups,
    Optional<String> upload,
    Optional<String> console) {
  /**
   * The addresses in full.
   *
   * @param listeningApi the URL of the first listener of the APIs
   * @param listeningConsole the URL of the first listener of the console
   */
  public Endpoints over(String listeningApi, String listeningConsole) {
    String common = api.orElse(listeningApi);
    return new Endpoints(
        common,
        download.orElse(common),
        s3.orElse(common),
        groups.orElse(common),
        upload.orElse(common),
        console.orElse(listeningConsole));
  }
}
