package dev.strongroom.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.access.Action;
import dev.strongroom.access.Target;
import dev.strongroom.api.Call;
import dev.strongroom.api.Headers;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.Reply;
import dev.strongroom.cli.server.Doors;
import dev.strongroom.model.Account;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads, downloads and links of Browse Files without a browser (sheet 05 §6). */
class FileOperationsTest {
  @TempDir Path directory;
  private ConsoleServer server;
  private Person person;
  private String bucket;

  @BeforeEach
  void start() {
    server = ConsoleServer.in(directory);
    person = person().signedIn();
    bucket = Uploader.bucket(server, "private-bucket");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aFileIsStoredByASessionsAddressAndNotAfterItsEnd() throws Exception {
    try (BrowserFiles files = new BrowserFiles(person, bucket)) {
      Person.Answer address = files.ask("upload");
      assertEquals(200, address.status());
      String[] headers = {
        "X-Bz-File-Name", "caf%C3%A9/%F0%9F%8D%B0.txt",
        "Content-Type", "b2/x-auto",
        "X-Bz-Content-Sha1", sha1("cake"),
        "X-Bz-Info-src_last_modified_millis", "1700000000000"
      };
      HttpResponse<String> stored = files.send(address, "cake", headers);
      assertEquals(200, stored.statusCode(), stored.body());
      assertTrue(person.get("/console/files/" + bucket).body().contains("café/"));

      Person elsewhere = person().signedIn();
      assertEquals(
          303,
          elsewhere
              .post("/console/my-settings/sessions/end-all", "csrf", elsewhere.proof())
              .status());
      assertEquals(401, files.send(address, "cake", headers).statusCode());
      Person.Answer asked =
          person.send(
              "POST",
              "/console/files/" + bucket + "/upload",
              "csrf=any",
              person.ownOrigin(),
              new Header("Accept", "application/json"));
      assertEquals(401, asked.status());
      assertTrue(asked.body().contains("You are signed out"), asked.body());
    }
  }

  /** Sheet 06, R-10: a request that was let in stores nothing when its session ends on its way. */
  @Test
  void whatArrivesAfterTheSessionsEndIsNotStored() throws Exception {
    stopsOnItsWay(
        () -> assertEquals(303, person.post("/sign-out", "csrf", person.proof()).status()));
    Person again = person().signedIn();
    assertFalse(again.get("/console/files/" + bucket).body().contains("late.txt"));
  }

  /** The same when its account is suspended. */
  @Test
  void whatArrivesAfterTheSuspensionIsNotStored() throws Exception {
    stopsOnItsWay(() -> setState(Account.State.SUSPENDED));
    setState(Account.State.ACTIVE);
    assertFalse(person.get("/console/files/" + bucket).body().contains("late.txt"));
  }

  private void setState(Account.State state) {
    server
        .metadata()
        .<Account>write(tables -> {
          Account changed = tables.accounts().find(server.owner()).orElseThrow().withState(state);
          tables.accounts().update(changed);
          return changed;
        });
  }

  private void stopsOnItsWay(Runnable end) throws Exception {
    try (BrowserFiles files = new BrowserFiles(person, bucket)) {
      Person.Answer address = files.ask("upload");
      AtomicInteger reads = new AtomicInteger();
      InputStream body =
          new FilterInputStream(new ByteArrayInputStream("xxx".getBytes(StandardCharsets.UTF_8))) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
              if (reads.getAndIncrement() == 0) {
                end.run();
              }
              return super.read(bytes, offset, length);
            }
          };
      Doors doors = new Doors(server.services(), System::nanoTime);
      Reply reply =
          doors
              .corridor(List.of(doors.nativeApi(server.endpoints())))
              .answer(
                  new Call(
                      "request-2",
                      "POST",
                      URI.create(BrowserFiles.text("url", address)).getPath(),
                      "",
                      new Headers(
                          List.of(
                              new Header("Authorization", BrowserFiles.text("token", address)),
                              new Header("X-Bz-File-Name", "late.txt"),
                              new Header("Content-Type", "b2/x-auto"),
                              new Header("X-Bz-Content-Sha1", "do_not_verify"))),
                      3,
                      body,
                      "127.0.0.1",
                      false));
      assertEquals(401, reply.status());
      assertTrue(reads.get() > 0, "the body was read, so it was let in");
    }
  }

  /** An address is good for its bucket alone, and only its own token opens it. */
  @Test
  void anAddressTakesNothingIntoAnotherBucket() throws Exception {
    String other = Uploader.bucket(server, "another-bucket");
    try (BrowserFiles files = new BrowserFiles(person, bucket)) {
      Person.Answer address = files.ask("upload");
      Person.Answer moved =
          new Person.Answer(
              200,
              address.headers(),
              address.body().replace("/" + bucket + "/", "/" + other + "/"));
      assertEquals(
          401,
          files.send(moved, "x", "X-Bz-File-Name", "x", "Content-Type", "b2/x-auto").statusCode());
      assertEquals(
          401,
          files
              .get(
                  server.endpoints().api()
                      + "/b2api/v4/b2_list_file_names?bucketId="
                      + bucket
                      + "&Authorization="
                      + BrowserFiles.text("token", address))
              .statusCode());
    }
  }

  /**
   * Preflights and readable answers are for pages of the console alone (sheet 06, bad input 84).
   */
  @Test
  void onlyPagesOfTheConsoleMayUploadAcrossOrigins() throws Exception {
    try (BrowserFiles files = new BrowserFiles(person, bucket)) {
      Person.Answer address = files.ask("upload");
      String url = BrowserFiles.text("url", address);
      HttpResponse<String> own =
          files.options(url, "Origin", server.url(), "Access-Control-Request-Method", "POST");
      assertEquals(204, own.statusCode());
      assertEquals(Optional.of(server.url()), allowed(own));
      assertEquals(Optional.of("POST"), own.headers().firstValue("Access-Control-Allow-Methods"));
      assertEquals(Optional.of("Origin"), own.headers().firstValue("Vary"));
      assertEquals(Optional.empty(), own.headers().firstValue("Access-Control-Allow-Credentials"));
      for (String origin :
          List.of(
              "https://evil.example", "null", server.url() + ".evil.example", "http://127.0.0.1")) {
        HttpResponse<String> refused =
            files.options(url, "Origin", origin, "Access-Control-Request-Method", "POST");
        assertEquals(405, refused.statusCode(), origin);
        assertEquals(Optional.empty(), allowed(refused), origin);
        HttpResponse<String> sent = files.send(address, "x", "Origin", origin);
        assertEquals(400, sent.statusCode(), sent.body());
        assertEquals(Optional.empty(), allowed(sent), origin);
      }
      for (String operation :
          List.of("b2_list_buckets", "b2_authorize_account", "b2_delete_file_version")) {
        HttpResponse<String> refused =
            files.options(
                server.endpoints().api() + "/b2api/v4/" + operation,
                "Origin",
                server.url(),
                "Access-Control-Request-Method",
                "POST");
        assertEquals(405, refused.statusCode(), operation);
        assertEquals(Optional.empty(), allowed(refused), operation);
      }
      HttpResponse<String> wrong = files.send(address, "x", "Origin", server.url());
      assertEquals(400, wrong.statusCode(), "the name is missing");
      assertEquals(Optional.of(server.url()), allowed(wrong));
    }
  }

  /** Sheet 02 §6, sheet 05 §6: what arrived is told to the same file, and to no other. */
  @Test
  void aLargeFileGoesOnWhereItStopped() throws Exception {
    try (BrowserFiles files = new BrowserFiles(person, bucket)) {
      String[] file = {"name", "big.bin", "bytes", "16000001", "modified", "17", "resume", "on"};
      Person.Answer begun = files.ask("large/start", file);
      String id = BrowserFiles.text("fileId", begun);
      assertTrue(begun.body().contains("\"partBytes\": 16000000"), begun.body());
      String first = "a".repeat(16_000_000);
      assertEquals(200, part(files, id, 1, first).statusCode());

      Person.Answer again = files.ask("large/start", file);
      assertEquals(id, BrowserFiles.text("fileId", again));
      assertTrue(again.body().contains("\"sha1\": \"" + sha1(first)), again.body());
      file[5] = "18";
      Person.Answer changed = files.ask("large/start", file);
      assertFalse(id.equals(BrowserFiles.text("fileId", changed)));
      assertEquals(
          200, files.ask("large/cancel", "fileId", BrowserFiles.text("fileId", changed)).status());

      assertEquals(200, part(files, id, 2, "b").statusCode());
      Person.Answer early =
          files.ask("large/finish", "fileId", id, "sha1s", sha1(first) + " " + sha1("c"));
      assertEquals(400, early.status());
      Person.Answer finished =
          files.ask("large/finish", "fileId", id, "sha1s", sha1(first) + " " + sha1("b"));
      assertEquals(200, finished.status(), finished.body());
      assertEquals(400, files.ask("large/part", "fileId", id).status(), "the file is finished");
    }
  }

  @Test
  void anotherAccountsBucketsAndFilesTakeNothing() throws Exception {
    var unused = server.newAccount("other@example.com", ConsoleServer.PASSWORD);
    Person other = person();
    assertEquals(303, other.signIn("other@example.com", ConsoleServer.PASSWORD).status());
    String file;
    try (Uploader uploader = new Uploader(server);
        BrowserFiles mine = new BrowserFiles(person, bucket);
        BrowserFiles theirs = new BrowserFiles(other, bucket)) {
      file = uploader.upload(bucket, "secret.txt", "text");
      String large =
          BrowserFiles.text(
              "fileId",
              mine.ask("large/start", "name", "big", "bytes", "16000001", "modified", "1"));
      assertEquals(404, theirs.ask("upload").status());
      assertEquals(
          404,
          theirs.ask("large/start", "name", "big", "bytes", "16000001", "modified", "1").status());
      for (String what : List.of("large/part", "large/finish", "large/cancel")) {
        assertTrue(theirs.ask(what, "fileId", large).status() >= 400, what);
      }
      assertEquals(200, mine.ask("large/part", "fileId", large).status());
    }
    for (String path : List.of("download?id=", "share?id=")) {
      assertEquals(404, other.get("/console/files/" + bucket + "/" + path + file).status());
    }
    Person.Answer shared =
        other.post(
            "/console/files/" + bucket + "/share?id=" + file,
            "csrf",
            other.proof(),
            "id",
            file,
            "seconds",
            "3600");
    assertEquals(404, shared.status());
  }

  /** A download is one version's, saved under its name, for minutes, and ends with the session. */
  @Test
  void anyVersionIsDownloadedForAFewMinutes() throws Exception {
    String older;
    String name = "a folder/quote\" café+100%.txt";
    try (Uploader uploader = new Uploader(server);
        BrowserFiles files = new BrowserFiles(person, bucket)) {
      older = uploader.upload(bucket, name, "one");
      String newer = uploader.upload(bucket, name, "two");
      Person.Answer sent = person.get("/console/files/" + bucket + "/download?id=" + older);
      assertEquals(303, sent.status());
      assertEquals("same-origin", sent.header("Referrer-Policy"));
      String location = sent.header("Location");
      HttpResponse<String> got = files.get(location);
      assertEquals(200, got.statusCode(), got.body());
      assertEquals("one", got.body());
      assertEquals(
          "attachment; filename=\"quote_ caf__100_.txt\";"
              + " filename*=UTF-8''quote%22%20caf%C3%A9%2B100%25.txt",
          got.headers().firstValue("Content-Disposition").orElse(""));
      assertEquals(Optional.of("no-referrer"), got.headers().firstValue("Referrer-Policy"));
      assertEquals(401, files.get(location.replace(older, newer)).statusCode());
      assertEquals(401, files.get(location.replace("attachment", "inline")).statusCode());
      assertEquals(
          401, files.get(location.replaceFirst("&b2ContentDisposition=[^&]*", "")).statusCode());
      server.clock().advance(Duration.ofMinutes(5));
      assertEquals(401, files.get(location).statusCode());
      String fresh =
          person.get("/console/files/" + bucket + "/download?id=" + older).header("Location");
      assertEquals(303, person.post("/sign-out", "csrf", person.proof()).status());
      assertEquals(401, files.get(fresh).statusCode());
    }
  }

  /** Sheet 05 §6, "Share": one name, for a time, until the password changes. */
  @Test
  void aLinkOpensOneNameForItsTime() throws Exception {
    try (Uploader uploader = new Uploader(server);
        BrowserFiles files = new BrowserFiles(person, bucket)) {
      String id = uploader.upload(bucket, "reports/may+june é.txt", "first");
      String unused = uploader.upload(bucket, "reports/may+june é.txt.secret", "other");
      String link = share(id, "3600");
      assertEquals("first", files.get(link).body());
      String newer = uploader.upload(bucket, "reports/may+june é.txt", "second");
      assertEquals("second", files.get(link).body());
      assertEquals(401, files.get(link.replace("?", ".secret?")).statusCode());
      assertEquals(401, files.get(link + "&b2ContentType=text%2Fhtml").statusCode());
      assertEquals(303, person.post("/sign-out", "csrf", person.proof()).status());
      assertEquals("second", files.get(link).body());
      server.clock().advance(Duration.ofHours(1));
      assertEquals(401, files.get(link).statusCode());

      person.signedIn();
      String longest = share(newer, "604800");
      assertEquals("second", files.get(longest).body());
      assertTrue(
          server.audit().all().stream()
              .anyMatch(line -> line.contains("share by link") && line.contains("reports/may")));
      assertTrue(server.audit().all().stream().noneMatch(line -> line.contains("6_link_")));
      assertEquals(
          303,
          person
              .post(
                  "/console/my-settings/password",
                  "csrf",
                  person.proof(),
                  "confirming-password",
                  ConsoleServer.PASSWORD,
                  "new-password",
                  "another correct horse battery",
                  "new-password-again",
                  "another correct horse battery")
              .status());
      assertEquals(401, files.get(longest).statusCode());
    }
  }

  @Test
  void whatCannotBeSharedIsRefused() throws Exception {
    try (Uploader uploader = new Uploader(server)) {
      String id = uploader.upload(bucket, "a.txt", "text");
      String path = "/console/files/" + bucket + "/share?id=" + id;
      for (String seconds : List.of("", "0", "-1", "604801", "1e3", "99999999999999999999")) {
        Person.Answer answer =
            person.post(path, "csrf", person.proof(), "id", id, "seconds", seconds);
        assertTrue(answer.body().contains("Choose a time of up to 7 days"), seconds);
        assertFalse(answer.body().contains("6_link_"), seconds);
      }
      var unused =
          server
              .services()
              .writing()
              .hiding()
              .hide(
                  server.permit(server.owner(), Action.HIDE_FILE.on(file("a.txt"))), file("a.txt"));
      assertTrue(person.get(path).body().contains("not the current version"));

      // A form that comes too late is kept whole, as every other.
      String proof = person.proof();
      assertEquals(303, person.post("/sign-out", "csrf", proof).status());
      Person.Answer late = person.post(path, "csrf", proof, "id", id, "seconds", "3600");
      assertEquals(401, late.status());
      assertTrue(late.body().contains("value=\"" + id + "\""), late.body());
    }
  }

  private Target.OfFiles file(String name) {
    return server.services().names().bucket(server.owner(), bucket).files(name);
  }

  private String share(String id, String seconds) {
    Person.Answer shown =
        person.post(
            "/console/files/" + bucket + "/share?id=" + id,
            "csrf",
            person.proof(),
            "id",
            id,
            "seconds",
            seconds);
    Matcher link = Pattern.compile("id=\"share-link\"[^>]*>([^<]*)<").matcher(shown.body());
    assertTrue(link.find(), shown.body());
    return link.group(1).replace("&amp;", "&");
  }

  private HttpResponse<String> part(BrowserFiles files, String id, int number, String content)
      throws Exception {
    return files.send(
        files.ask("large/part", "fileId", id),
        content,
        "X-Bz-Part-Number",
        Integer.toString(number),
        "X-Bz-Content-Sha1",
        sha1(content));
  }

  private Person person() {
    Doors doors = new Doors(server.services(), System::nanoTime);
    return new Person(doors.corridor(List.of(server.console(doors))), server.url());
  }

  private static Optional<String> allowed(HttpResponse<String> answer) {
    return answer.headers().firstValue("Access-Control-Allow-Origin");
  }

  private static String sha1(String content) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-1").digest(content.getBytes(StandardCharsets.UTF_8)));
  }
}
