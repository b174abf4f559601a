package dev.strongroom.sdk;

import com.backblaze.b2.client.B2ClientConfig;
import com.backblaze.b2.client.B2StorageClient;
import com.backblaze.b2.client.contentHandlers.B2ContentMemoryWriter;
import com.backblaze.b2.client.contentSources.B2ByteArrayContentSource;
import com.backblaze.b2.client.exceptions.B2Exception;
import com.backblaze.b2.client.structures.B2FileVersion;
import com.backblaze.b2.client.structures.B2TestMode;
import com.backblaze.b2.client.structures.B2UploadFileRequest;
import com.backblaze.b2.client.webApiHttpClient.B2StorageHttpClientBuilder;
import com.backblaze.b2.client.webApiHttpClient.HttpClientFactoryImpl;
import dev.strongroom.accounts.CreatedKey;
import dev.strongroom.api.dev.TestModeDoor;
import dev.strongroom.testing.AuditLines;
import dev.strongroom.testing.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A server of this process, an account on it, and the SDK's client with its master key. */
final class JavaSdk implements AutoCloseable {
  private static final String USER_AGENT = "strongroom-test/1.0";

  private final TestServer server;
  private final CreatedKey master;
  private final B2StorageClient client;

  private JavaSdk(TestServer server, CreatedKey master) {
    this.server = server;
    this.master = master;
    this.client = client(master.key().id().value(), master.secret().reveal());
  }

  /** Starts the server, with the test modes of B2 behind its door. */
  static JavaSdk start(Path directory) {
    TestServer server =
        TestServer.listening(directory, new AuditLines(), door -> new TestModeDoor<>(door, 1));
    String accountId = server.newAccount("sdk@example.com").accountId();
    return new JavaSdk(server, server.newMasterKey(accountId));
  }

  TestServer server() {
    return server;
  }

  /** The client with the master key. */
  B2StorageClient client() {
    return client;
  }

  /** A client with another key. */
  B2StorageClient client(String keyId, String key) {
    return client(keyId, key, null, new ImmediateRetries());
  }

  /** A client with the master key that asks for a test mode with every call. */
  B2StorageClient client(B2TestMode mode, ImmediateRetries retries) {
    return client(master.key().id().value(), master.secret().reveal(), mode, retries);
  }

  private B2StorageClient client(
      String keyId, String key, @Nullable B2TestMode mode, ImmediateRetries retries) {
    return B2StorageHttpClientBuilder.builder(
            B2ClientConfig.builder(keyId, key, USER_AGENT)
                .setMasterUrl(server.endpoints().api())
                .setTestModeOrNull(mode)
                .build())
        .setHttpClientFactory(HttpClientFactoryImpl.builder().setSupportInsecureHttp(true).build())
        .setRetryPolicySupplier(() -> retries)
        .build();
  }

  /** Uploads a small file. */
  B2FileVersion upload(String bucketId, String name, byte[] content) throws B2Exception {
    return client.uploadSmallFile(uploadRequest(bucketId, name, content).build());
  }

  /** A request to upload content as a file. */
  static B2UploadFileRequest.Builder uploadRequest(String bucketId, String name, byte[] content) {
    return B2UploadFileRequest.builder(
        bucketId, name, "b2/x-auto", B2ByteArrayContentSource.build(content));
  }

  /** The content of a version. */
  byte[] content(String fileId) throws B2Exception {
    B2ContentMemoryWriter writer = B2ContentMemoryWriter.build();
    client.downloadById(fileId, writer);
    return writer.getBytes();
  }

  /** The names of what is listed, in order. */
  static List<String> names(Iterable<B2FileVersion> listed) {
    List<String> names = new ArrayList<>();
    listed.forEach(version -> names.add(version.getFileName()));
    return names;
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
