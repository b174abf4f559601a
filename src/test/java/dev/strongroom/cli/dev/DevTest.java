package dev.strongroom.cli.dev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.api.json.JsonReader;
import dev.strongroom.cli.Launched;
import dev.strongroom.cli.Native;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The emulator as a process. */
class DevTest {
  private static final List<String> FIELDS =
      List.of(
          "apiUrl",
          "s3Url",
          "consoleUrl",
          "accountId",
          "email",
          "password",
          "masterApplicationKeyId",
          "masterApplicationKey",
          "applicationKeyId",
          "applicationKey");

  @TempDir Path directory;

  @Test
  void firstLineIsAllThatATestNeedsAndTheServerAnswers() throws Exception {
    try (Launched dev = start()) {
      Map<String, Object> line = line(dev);
      assertEquals(FIELDS, new ArrayList<>(line.keySet()));
      Native api = new Native(text(line, "apiUrl"));
      Native.Answer master =
          api.authorize(text(line, "masterApplicationKeyId"), text(line, "masterApplicationKey"));
      Native.Answer standard =
          api.authorize(text(line, "applicationKeyId"), text(line, "applicationKey"));
      assertEquals(200, master.status());
      assertEquals(200, standard.status());
      assertEquals(line.get("accountId"), standard.json().get("accountId"));
    }
  }

  @Test
  void withPartnerTheLineHasASandboxThatWorks() throws Exception {
    try (Launched dev = start("--partner")) {
      Map<String, Object> line = line(dev);
      Map<?, ?> partner = (Map<?, ?>) line.get("partner");
      assertEquals(
          Set.of(
              "adminAccountId",
              "email",
              "password",
              "masterApplicationKeyId",
              "masterApplicationKey",
              "groupId",
              "groupName",
              "members"),
          partner.keySet());
      Native api = new Native(text(line, "apiUrl"));
      Native.Answer authorized =
          api.authorize(
              String.valueOf(partner.get("masterApplicationKeyId")),
              String.valueOf(partner.get("masterApplicationKey")));
      assertTrue(authorized.body().contains("groupsApiUrl"), authorized::body);
      Native.Answer listed =
          api.call(
              "b2_list_group_members",
              authorized.text("authorizationToken"),
              "{\"adminAccountId\":\"%s\",\"groupId\":\"%s\"}"
                  .formatted(partner.get("adminAccountId"), partner.get("groupId")));
      List<?> members = (List<?>) partner.get("members");
      assertEquals(2, members.size());
      for (Object one : members) {
        Map<?, ?> member = (Map<?, ?>) one;
        assertTrue(listed.body().contains(String.valueOf(member.get("email"))), listed::body);
        assertEquals(
            200,
            api.authorize(
                    String.valueOf(member.get("applicationKeyId")),
                    String.valueOf(member.get("applicationKey")))
                .status());
      }
    }
  }

  @Test
  void thePartnerSignsInToTheConsoleAtOnceAlsoOnKeptData() throws Exception {
    String data = directory.resolve("kept").toString();
    for (int run = 1; run <= 2; run++) {
      try (Launched dev = start("--partner", "--data", data)) {
        Map<String, Object> line = line(dev);
        Map<?, ?> partner = (Map<?, ?>) line.get("partner");
        String console = text(line, "consoleUrl");
        HttpClient browser = HttpClient.newHttpClient();
        String form =
            "email=%s&password=%s"
                .formatted(
                    URLEncoder.encode(String.valueOf(partner.get("email")), UTF_8),
                    URLEncoder.encode(String.valueOf(partner.get("password")), UTF_8));
        HttpRequest signIn =
            HttpRequest.newBuilder(URI.create(console + "/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", console)
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        HttpResponse<String> signedIn = browser.send(signIn, BodyHandlers.ofString());
        assertEquals(303, signedIn.statusCode(), signedIn::body);
        String cookies =
            signedIn.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
        HttpResponse<String> groups =
            browser.send(
                HttpRequest.newBuilder(URI.create(console + "/console/groups"))
                    .header("Cookie", cookies)
                    .build(),
                BodyHandlers.ofString());
        assertEquals(200, groups.statusCode());
        assertTrue(groups.body().contains("Group Management"), groups::body);
        assertTrue(groups.body().contains(String.valueOf(partner.get("groupId"))), groups::body);
        assertTrue(groups.body().contains(String.valueOf(partner.get("groupName"))));
        dev.terminate();
      }
    }
  }

  /** Sheet 03 §9 and §10, without waiting for a day. */
  @Test
  void aMovedClockIsFollowedByStatisticsAndUsageReports() throws Exception {
    try (Launched dev = start("--partner")) {
      Map<String, Object> line = line(dev);
      Map<?, ?> partner = (Map<?, ?>) line.get("partner");
      Map<?, ?> member = (Map<?, ?>) ((List<?>) partner.get("members")).getFirst();
      Native api = new Native(text(line, "apiUrl"));
      String token = token(api, member.get("applicationKeyId"), member.get("applicationKey"));
      String bucket = bucket(api, member.get("accountId"), token);
      Native.Answer place =
          api.call("b2_get_upload_url", token, "{\"bucketId\":\"" + bucket + "\"}");
      Native.Answer uploaded =
          api.upload(place.text("uploadUrl"), place.text("authorizationToken"), "a.txt");
      assertEquals(200, uploaded.status(), uploaded::body);

      LocalDate day = LocalDate.parse(api.get("/dev/clock").text("now").substring(0, 10));
      advance(api, 2 * 86_400);
      String admin =
          token(api, partner.get("masterApplicationKeyId"), partner.get("masterApplicationKey"));
      Native.Answer members =
          api.call(
              "b2_list_group_members",
              admin,
              "{\"adminAccountId\":\"%s\",\"groupId\":\"%s\"}"
                  .formatted(partner.get("adminAccountId"), partner.get("groupId")));
      assertTrue(members.body().contains("\"b2BytesStoredCount\": 6"), members::body);
      Native.Answer reports =
          api.call(
              "b2_list_buckets",
              admin,
              "{\"accountId\":\"%s\",\"bucketName\":\"b2-reports-%s\",\"bucketTypes\":[\"all\"]}"
                  .formatted(partner.get("adminAccountId"), partner.get("adminAccountId")));
      Object reportsId =
          ((Map<?, ?>) ((List<?>) reports.json().get("buckets")).getFirst()).get("bucketId");
      Native.Answer files =
          api.call(
              "b2_list_file_names",
              admin,
              "{\"bucketId\":\"%s\",\"prefix\":\"%s/usage.group-%s.us-\"}"
                  .formatted(reportsId, day.plusDays(1), partner.get("groupId")));
      Object fileId = ((Map<?, ?>) ((List<?>) files.json().get("files")).getFirst()).get("fileId");
      Native.Answer csv =
          api.call("b2_download_file_by_id", admin, "{\"fileId\":\"" + fileId + "\"}");
      assertTrue(
          csv.body()
              .lines()
              .anyMatch(row ->
                  row.startsWith(day + "," + member.get("accountId") + "," + member.get("email"))
                      && row.contains(",emulated-bucket,")),
          csv::body);
    }
  }

  /** An admin may have so many Groups only; a start that made one more each time would end it. */
  @Test
  void onKeptDataTheSandboxIsTheSameGroupWithFurtherMembers() throws Exception {
    String data = directory.resolve("kept").toString();
    List<Map<?, ?>> sandboxes = new ArrayList<>();
    for (int run = 1; run <= 2; run++) {
      try (Launched dev = start("--partner", "--data", data)) {
        sandboxes.add((Map<?, ?>) line(dev).get("partner"));
        dev.terminate();
      }
    }
    Map<?, ?> first = sandboxes.getFirst();
    Map<?, ?> second = sandboxes.getLast();
    assertEquals(first.get("groupId"), second.get("groupId"));
    Set<Object> emails = new TreeSet<>();
    for (Map<?, ?> sandbox : sandboxes) {
      for (Object member : (List<?>) sandbox.get("members")) {
        emails.add(((Map<?, ?>) member).get("email"));
      }
    }
    assertEquals(4, emails.size(), emails::toString);
  }

  @Test
  void endsOnSigtermAndLeavesNothingBehind() throws Exception {
    try (Launched dev = start()) {
      dev.nextLine();
      assertEquals(128 + 15, dev.terminate());
      assertTrue(dev.errors().contains("stopped"), dev::errors);
      assertEquals(1, dev.output().lines().count(), "one line on standard output");
      try (Stream<Path> left = Files.list(directory)) {
        assertEquals(List.of(), left.toList());
      }
    }
  }

  @Test
  void aMovedClockEndsTokensAndKeys() throws Exception {
    try (Launched dev = start()) {
      Map<String, Object> line = line(dev);
      Native api = new Native(text(line, "apiUrl"));
      String token = token(api, line);
      Native.Answer key =
          api.call(
              "b2_create_key",
              token,
              "{\"accountId\":\"%s\",\"keyName\":\"short\",\"capabilities\":[\"listFiles\"],\"validDurationInSeconds\":3600}"
                  .formatted(line.get("accountId")));
      String keyId = key.text("applicationKeyId");
      String secret = key.text("applicationKey");
      assertEquals(200, api.authorize(keyId, secret).status());

      assertEquals("0", api.get("/dev/clock").text("advancedSeconds"));
      assertEquals(200, advance(api, 3600).status());
      assertEquals(401, api.authorize(keyId, secret).status());
      assertEquals(200, listBuckets(api, line, token).status());

      assertEquals("90000", advance(api, 86_400).text("advancedSeconds"));
      Native.Answer expired = listBuckets(api, line, token);
      assertEquals(401, expired.status());
      assertEquals("expired_auth_token", expired.text("code"));
      assertEquals(200, listBuckets(api, line, token(api, line)).status());
    }
  }

  @Test
  void theClockNeverGoesBack() throws Exception {
    try (Launched dev = start()) {
      Native api = new Native(text(line(dev), "apiUrl"));
      assertEquals(400, advance(api, -1).status());
      assertEquals(400, api.post("/dev/clock", "{}").status());
      assertEquals(400, api.post("/dev/clock", "[]").status());
      assertEquals("0", api.get("/dev/clock").text("advancedSeconds"));
      assertEquals(404, api.get("/dev/other").status());
    }
  }

  @Test
  void tokensMayLiveForSeconds() throws Exception {
    try (Launched dev = start("--token-lifetime-seconds", "2")) {
      Map<String, Object> line = line(dev);
      Native api = new Native(text(line, "apiUrl"));
      String token = token(api, line);
      advance(api, 3);
      assertEquals("expired_auth_token", listBuckets(api, line, token).text("code"));
    }
  }

  @Test
  void testModeForceCapExceededConcernsUploadsAlone() throws Exception {
    try (Launched dev = start()) {
      Map<String, Object> line = line(dev);
      Native api = new Native(text(line, "apiUrl"));
      String token = token(api, line);
      String bucket = bucket(api, line, token);
      String[] mode = {"X-Bz-Test-Mode", "force_cap_exceeded"};
      Native.Answer capped =
          api.call("b2_get_upload_url", token, "{\"bucketId\":\"" + bucket + "\"}", mode);
      assertEquals(403, capped.status());
      assertEquals("cap_exceeded", capped.text("code"));
      assertEquals(200, listBuckets(api, line, token, mode).status());
      assertEquals(
          200,
          api.call(
                  "b2_get_upload_url",
                  token,
                  "{\"bucketId\":\"" + bucket + "\"}",
                  "X-Bz-Test-Mode",
                  "no_such_mode")
              .status());
    }
  }

  @Test
  void testModeExpiresTokensForGoodAndANewOneServes() throws Exception {
    try (Launched dev = start()) {
      Map<String, Object> line = line(dev);
      Native api = new Native(text(line, "apiUrl"));
      String[] mode = {"X-Bz-Test-Mode", "expire_some_account_authorization_tokens"};
      String token = token(api, line);
      int served = 0;
      while (listBuckets(api, line, token, mode).status() == 200) {
        served++;
        assertTrue(served < 100, "the token never expired");
      }
      assertTrue(served >= 3, "a token serves a few calls");
      assertEquals("expired_auth_token", listBuckets(api, line, token, mode).text("code"));
      assertEquals(200, listBuckets(api, line, token(api, line), mode).status());
      assertEquals(200, listBuckets(api, line, token).status());
    }
  }

  @Test
  void testModeFailsSomeUploadsByThePlanOfTheSeed() throws Exception {
    String first;
    try (Launched dev = start("--test-mode-seed", "7")) {
      first = uploads(dev);
    }
    try (Launched dev = start("--test-mode-seed", "7")) {
      assertEquals(first, uploads(dev));
    }
    try (Launched dev = start("--test-mode-seed", "8")) {
      assertNotEquals(first, uploads(dev));
    }
    assertEquals(4, first.chars().filter(mark -> mark == 'x').count(), first);
  }

  @Test
  void keptDataComeBackWithNewCredentials() throws Exception {
    Map<String, Object> before;
    String data = directory.resolve("kept").toString();
    try (Launched dev = start("--data", data)) {
      before = line(dev);
      Native api = new Native(text(before, "apiUrl"));
      bucket(api, before, token(api, before));
      dev.terminate();
    }
    try (Launched dev = start("--data", data)) {
      Map<String, Object> after = line(dev);
      Native api = new Native(text(after, "apiUrl"));
      assertEquals(before.get("accountId"), after.get("accountId"));
      assertTrue(listBuckets(api, after, token(api, after)).body().contains("emulated-bucket"));
      for (String kind : List.of("a", "masterA")) {
        assertFalse(before.get(kind + "pplicationKey").equals(after.get(kind + "pplicationKey")));
        assertEquals(
            401,
            api.authorize(
                    text(before, kind + "pplicationKeyId"), text(before, kind + "pplicationKey"))
                .status());
      }
    }
  }

  /** A letter for each of 20 uploads: {@code x} for one that failed. */
  private static String uploads(Launched dev) throws Exception {
    Map<String, Object> line = line(dev);
    Native api = new Native(text(line, "apiUrl"));
    String token = token(api, line);
    String bucket = bucket(api, line, token);
    Native.Answer place = api.call("b2_get_upload_url", token, "{\"bucketId\":\"" + bucket + "\"}");
    StringBuilder marks = new StringBuilder();
    for (int index = 0; index < 20; index++) {
      Native.Answer answer =
          api.upload(
              place.text("uploadUrl"),
              place.text("authorizationToken"),
              "file-" + index,
              "X-Bz-Test-Mode",
              "fail_some_uploads");
      assertTrue(answer.status() == 200 || answer.status() == 503, answer::body);
      marks.append(answer.status() == 200 ? '.' : 'x');
      if (answer.status() == 503) {
        assertEquals("service_unavailable", answer.text("code"));
      }
    }
    return marks.toString();
  }

  private Launched start(String... more) {
    List<String> arguments = new ArrayList<>(List.of("dev", "--port", "0", "--console-port", "0"));
    arguments.addAll(List.of(more));
    return Launched.in(directory, arguments.toArray(String[]::new));
  }

  private static Map<String, Object> line(Launched dev) throws InterruptedException {
    byte[] line = dev.nextLine().getBytes(UTF_8);
    return JsonReader.readObject(new ByteArrayInputStream(line), line.length);
  }

  private static String text(Map<String, Object> line, String name) {
    return String.valueOf(line.get(name));
  }

  private static String token(Native api, Map<String, Object> line) throws Exception {
    return token(api, line.get("applicationKeyId"), line.get("applicationKey"));
  }

  private static String token(Native api, Object keyId, Object key) throws Exception {
    return api.authorize(String.valueOf(keyId), String.valueOf(key)).text("authorizationToken");
  }

  private static Native.Answer listBuckets(
      Native api, Map<String, Object> line, String token, String... headers) throws Exception {
    return api.call(
        "b2_list_buckets", token, "{\"accountId\":\"" + line.get("accountId") + "\"}", headers);
  }

  private static String bucket(Native api, Map<String, Object> line, String token)
      throws Exception {
    return bucket(api, line.get("accountId"), token);
  }

  private static String bucket(Native api, Object accountId, String token) throws Exception {
    return api.call(
            "b2_create_bucket",
            token,
            "{\"accountId\":\"%s\",\"bucketName\":\"emulated-bucket\",\"bucketType\":\"allPrivate\"}"
                .formatted(accountId))
        .text("bucketId");
  }

  private static Native.Answer advance(Native api, long seconds) throws Exception {
    return api.post("/dev/clock", "{\"advanceSeconds\": " + seconds + "}");
  }
}
