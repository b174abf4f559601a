package dev.strongroom.cli.settings;

import dev.strongroom.cli.CommandFailedException;
import dev.strongroom.cli.ExitCode;
import dev.strongroom.http.AddressRange;
import dev.strongroom.http.PemFiles;
import dev.strongroom.http.TrustedProxies;
import dev.strongroom.model.IllegalValueException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Options on where to listen, and on the addresses that clients are given. */
public final class AddressOptions implements Configurable {
  @Option(
      names = "--listen",
      split = ",",
      paramLabel = "ADDRESS",
      description = {
        "Where the APIs listen: [http://|https://][HOST:]PORT. May be repeated.",
        "Default: 127.0.0.1:8420"
      })
  private List<ListenAddress> listen = List.of();

  @Option(
      names = "--console-listen",
      split = ",",
      paramLabel = "ADDRESS",
      description = {"Where the console listens. May be repeated.", "Default: 127.0.0.1:8421"})
  private List<ListenAddress> consoleListen = List.of();

  @Option(
      names = "--tls-certificate",
      paramLabel = "FILE",
      description = "Certificate chain in PEM, for addresses that begin with https://.")
  private Optional<Path> tlsCertificate = Optional.empty();

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "The certificate's private key in PEM, not encrypted.")
  private Optional<Path> tlsKey = Optional.empty();

  @Option(
      names = "--api-url",
      paramLabel = "URL",
      description = {
        "The address of the Native API that clients are given, with or without a port.",
        "Default: where the APIs listen"
      })
  private Optional<String> apiUrl = Optional.empty();

  @Option(
      names = "--download-url",
      paramLabel = "URL",
      description = "The same for downloads. Default: the API's.")
  private Optional<String> downloadUrl = Optional.empty();

  @Option(
      names = "--s3-url",
      paramLabel = "URL",
      description = "The same for the S3-compatible API. Default: the API's.")
  private Optional<String> s3Url = Optional.empty();

  @Option(
      names = "--groups-url",
      paramLabel = "URL",
      description = "The same for the Partner API. Default: the API's.")
  private Optional<String> groupsUrl = Optional.empty();

  @Option(
      names = "--upload-url",
      paramLabel = "URL",
      description = "The same for uploads. Default: the API's.")
  private Optional<String> uploadUrl = Optional.empty();

  @Option(
      names = "--console-url",
      paramLabel = "URL",
      description = "The address of the console for people. Default: where the console listens.")
  private Optional<String> consoleUrl = Optional.empty();

  @Option(
      names = "--trusted-proxy",
      split = ",",
      paramLabel = "ADDRESS[/BITS]",
      description = {
        "A proxy whose X-Forwarded-For and X-Forwarded-Proto are believed. May be repeated.",
        "Default: none"
      })
  private List<AddressRange> trustedProxies = List.of();

  /** The addresses; the two given stand in where no option names any. */
  public Addresses addresses(ListenAddress standardApi, ListenAddress standardConsole) {
    List<ListenAddress> api = listen.isEmpty() ? List.of(standardApi) : listen;
    List<ListenAddress> console =
        consoleListen.isEmpty() ? List.of(standardConsole) : consoleListen;
    Advertised advertised =
        new Advertised(apiUrl, downloadUrl, s3Url, groupsUrl, uploadUrl, consoleUrl);
    check(advertised);
    boolean secure = Stream.concat(api.stream(), console.stream()).anyMatch(ListenAddress::secure);
    return new Addresses(api, console, tls(secure), advertised, new TrustedProxies(trustedProxies));
  }

  /** Whether an option or setting says where the APIs listen. */
  public boolean namesApi() {
    return !listen.isEmpty();
  }

  /** Whether an option or setting says where the console listens. */
  public boolean namesConsole() {
    return !consoleListen.isEmpty();
  }

  private Optional<PemFiles> tls(boolean needed) {
    if (tlsCertificate.isPresent() != tlsKey.isPresent()) {
      throw new CommandFailedException(
          ExitCode.WRONG_USE, "--tls-certificate and --tls-key go together.");
    }
    if (needed && tlsKey.isEmpty()) {
      throw new CommandFailedException(
          ExitCode.WRONG_USE,
          "An address that begins with https:// needs --tls-certificate and --tls-key.");
    }
    if (!needed && tlsKey.isPresent()) {
      throw new CommandFailedException(
          ExitCode.WRONG_USE, "A certificate is given, but no address begins with https://.");
    }
    return tlsCertificate.flatMap(chain -> tlsKey.map(key -> new PemFiles(chain, key)));
  }

  /** Says what is wrong before anything is opened. */
  private static void check(Advertised advertised) {
    try {
      var unused = advertised.over("http://127.0.0.1", "http://127.0.0.1");
    } catch (IllegalValueException wrong) {
      throw new CommandFailedException(
          ExitCode.WRONG_USE, String.valueOf(wrong.getMessage()) + ".");
    }
  }
}
