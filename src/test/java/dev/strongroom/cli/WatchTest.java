package dev.strongroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is there for those who watch over a server. */
class WatchTest {
  private static final String TOKEN = "a-token-of-more-than-16-characters";

  @TempDir Path directory;

  @Test
  void healthIsOnTheConsolesListenerAloneAndFiguresNeedTheToken() throws Exception {
    Path file = Files.writeString(directory.resolve("token"), TOKEN + "\n");
    try (Launched server = Server.start(directory, "--metrics-token-file", file.toString())) {
      Native api = new Native(server.lineAfter("API"));
      String console = server.lineAfter("Console");
      server.lineAfter("Password");
      api.authorize("0", "0");
      assertEquals(200, new Native(console).get("/health").status());
      assertEquals(401, api.get("/health").status(), "a bucket's name, to a stranger");
      assertEquals(401, new Native(console).get("/metrics").status());
      assertEquals(401, api.get("/metrics").status());
      HttpResponse<String> figures =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(console + "/metrics"))
                      .header("Authorization", "Bearer " + TOKEN)
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      assertEquals(200, figures.statusCode());
      assertTrue(
          figures.body().contains("operation=\"b2_authorize_account\",status=\"401\""),
          figures::body);
    }
  }

  @Test
  void aTokenThatCanBeGuessedIsRefused() throws Exception {
    Path file = Files.writeString(directory.resolve("token"), "short");
    try (Launched refused = Server.start(directory, "--metrics-token-file", file.toString())) {
      assertEquals(2, refused.await());
      assertTrue(refused.errors().contains("16 characters"), refused::errors);
    }
  }
}
