package dev.strongroom.api.b2;

import dev.strongroom.api.Headers.Header;
import dev.strongroom.testing.AuditLines;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests of keys begin with: a server with two accounts, each with a master key. */
abstract class KeyCase {
  static final List<String> VERSIONS = List.of("v1", "v2", "v3", "v4");
  static final String UNSUPPORTED =
      "This request is not currently supported on API version number ";

  @TempDir Path directory;
  final AuditLines audit = new AuditLines();
  TestServer server;
  NativeClient owner;
  NativeClient stranger;

  @BeforeEach
  final void start() {
    server = TestServer.in(directory, audit);
    owner = server.newAccount("owner@example.com").at("v4");
    stranger = server.newAccount("stranger@example.com").at("v4");
  }

  @AfterEach
  final void stop() {
    server.close();
  }

  /** Asks for a key that would be good, with these fields set or, when null, as null. */
  final TestAnswer create(NativeClient maker, Object... namesAndValues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("accountId", maker.accountId());
    fields.put("keyName", "test");
    fields.put("capabilities", List.of("listBuckets", "listFiles"));
    for (int index = 0; index < namesAndValues.length; index += 2) {
      fields.put((String) namesAndValues[index], namesAndValues[index + 1]);
    }
    List<Object> flat = new ArrayList<>();
    fields.forEach((name, value) -> {
      flat.add(name);
      flat.add(value);
    });
    return maker.call("b2_create_key", flat.toArray());
  }

  /** Logs in with an id and a secret. */
  final TestAnswer authorize(String version, String id, String secret) {
    return authorizeWith(version, "Basic " + base64(id + ":" + secret));
  }

  /** Logs in with the key that was just made. */
  final TestAnswer authorize(String version, TestAnswer created) {
    return authorize(version, created.text("applicationKeyId"), created.text("applicationKey"));
  }

  final TestAnswer authorizeWith(String version, String... authorizationHeaders) {
    List<Header> headers = new ArrayList<>();
    for (String value : authorizationHeaders) {
      headers.add(new Header("Authorization", value));
    }
    return owner.send("GET", "/b2api/" + version + "/b2_authorize_account", headers, new byte[0]);
  }

  /** Uses the key that was just made. */
  final NativeClient client(TestAnswer created) {
    return NativeClient.authorize(
        server, created.text("applicationKeyId"), created.text("applicationKey"));
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
