package dev.strongroom.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.AbstractHTTP2ServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;

/** Sets up Jetty for one listener: strict framing, byte-exact paths, HTTP/1.1 and HTTP/2. */
final class ConnectorFactory {
  private static final UriCompliance PATHS_AS_THEY_COME =
      UriCompliance.UNSAFE.without(
          "as they come",
          UriCompliance.Violation.BAD_PERCENT_ENCODING,
          UriCompliance.Violation.FRAGMENT,
          UriCompliance.Violation.USER_INFO);
  private static final int STREAM_WINDOW_BYTES = 8 * 1024 * 1024;
  private static final int SESSION_WINDOW_BYTES = 16 * 1024 * 1024;
  private static final int ACCEPT_QUEUE = 1024;

  private final Server server;
  private final Limits limits;
  private final int bufferBytes;
  private final List<RenewedCertificate> certificates = new ArrayList<>();

  ConnectorFactory(Server server, Limits limits, int bufferBytes) {
    this.server = server;
    this.limits = limits;
    this.bufferBytes = bufferBytes;
  }

  /** The connector for a listener, not yet started. */
  AbstractConnector connector(Listener listener) throws IOException {
    ConnectionFactory[] protocols =
        listener.tls().isPresent() ? encrypted(listener.tls().get()) : plain();
    AbstractConnector connector =
        switch (listener.place()) {
          case Place.Network network -> network(network, protocols);
          case Place.UnixSocket socket -> new UnixSocketConnector(server, socket.path(), protocols);
        };
    connector.setName(listener.name());
    connector.setIdleTimeout(limits.idleConnection().toMillis());
    return connector;
  }

  /** The certificates of the connectors that were made. */
  List<RenewedCertificate> certificates() {
    return List.copyOf(certificates);
  }

  private ServerConnector network(Place.Network place, ConnectionFactory... protocols) {
    ServerConnector connector = new ServerConnector(server, 1, -1, protocols);
    connector.setHost(place.host());
    connector.setPort(place.port());
    connector.setAcceptQueueSize(ACCEPT_QUEUE);
    return connector;
  }

  private ConnectionFactory[] plain() {
    HttpConfiguration configuration = configuration();
    return new ConnectionFactory[] {
      new HttpConnectionFactory(configuration), tuned(new PriorKnowledgeHttp2(configuration))
    };
  }

  private ConnectionFactory[] encrypted(PemFiles certificate) throws IOException {
    HttpConfiguration configuration = configuration();
    HttpConnectionFactory http1 = new HttpConnectionFactory(configuration);
    ALPNServerConnectionFactory negotiation = new ALPNServerConnectionFactory();
    negotiation.setDefaultProtocol(http1.getProtocol());
    RenewedCertificate renewed = new RenewedCertificate(certificate);
    certificates.add(renewed);
    return new ConnectionFactory[] {
      new SslConnectionFactory(renewed.context(), negotiation.getProtocol()),
      negotiation,
      tuned(new HTTP2ServerConnectionFactory(configuration)),
      http1
    };
  }

  private AbstractHTTP2ServerConnectionFactory tuned(AbstractHTTP2ServerConnectionFactory http2) {
    http2.setInitialStreamRecvWindow(STREAM_WINDOW_BYTES);
    http2.setInitialSessionRecvWindow(SESSION_WINDOW_BYTES);
    http2.setStreamIdleTimeout(limits.idleConnection().toMillis());
    return http2;
  }

  private HttpConfiguration configuration() {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setHttpCompliance(HttpCompliance.STRICT);
    configuration.setUriCompliance(PATHS_AS_THEY_COME);
    configuration.setRequestHeaderSize(limits.headerBytes());
    configuration.setMaxResponseHeaderSize(limits.headerBytes());
    // Otherwise a value that was seen before stands for others that differ from it by case alone:
    // another token on the same connection, or a content type that somebody signed.
    configuration.setHeaderCacheCaseSensitive(true);
    // What a connection sent before is not looked for in what it sends now: nearly every value is
    // new, and keeping them costs more than it saves.
    configuration.setHeaderCacheSize(0);
    configuration.setSendServerVersion(false);
    configuration.setSendDateHeader(true);
    configuration.setInputBufferSize(bufferBytes);
    configuration.setOutputBufferSize(bufferBytes);
    return configuration;
  }
}
