package dev.strongroom.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.util.List;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate of one listener, read anew when its files change. Files that cannot be used, such
 * as a pair of which only one half is new, leave the old one in use.
 */
final class RenewedCertificate {
  private static final Logger LOGGER = LoggerFactory.getLogger(RenewedCertificate.class);

  private final PemFiles files;
  private final SslContextFactory.Server context = new SslContextFactory.Server();
  private List<FileTime> times;

  /** Reads the certificate for the first time. */
  RenewedCertificate(PemFiles files) throws IOException {
    this.files = files;
    use(context, files.keyStore());
    this.times = times();
  }

  /** What the listener uses. */
  SslContextFactory.Server context() {
    return context;
  }

  /** Looks whether the files changed. */
  synchronized void renew() {
    try {
      List<FileTime> now = times();
      if (!now.equals(times)) {
        times = now;
        KeyStore renewed = files.keyStore();
        context.reload(current -> use(current, renewed));
        LOGGER.info("the certificate in {} was read anew", files.chain());
      }
    } catch (Exception problem) {
      LOGGER.warn("the renewed certificate is not used: {}", problem.getMessage());
    }
  }

  private static void use(SslContextFactory context, KeyStore certificate) {
    context.setKeyStore(certificate);
    context.setKeyStorePassword(PemFiles.NO_PASSWORD);
  }

  private List<FileTime> times() throws IOException {
    return List.of(
        Files.getLastModifiedTime(files.chain()), Files.getLastModifiedTime(files.key()));
  }
}
