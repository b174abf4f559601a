package dev.strongroom.cli.settings;

import dev.strongroom.http.PemFiles;
import dev.strongroom.http.TrustedProxies;
import java.util.List;
import java.util.Optional;

/**
 * Where the server listens, and what it tells clients about where it is.
 *
 * @param api the listeners of the APIs, at least one
 * @param console the listeners of the console, at least one
 * @param tls the certificate for listeners that speak TLS
 * @param advertised the addresses that clients are given
 * @param trustedProxies whose word on a caller's address is taken
 */
public record Addresses(
    List<ListenAddress> api,
    List<ListenAddress> console,
    Optional<PemFiles> tls,
    Advertised advertised,
    TrustedProxies trustedProxies) {
  /** Copies the lists. */
  public Addresses {
    api = List.copyOf(api);
    console = List.copyOf(console);
  }

  /**
   * What the operator should know: that programs on other machines will be sent to the wrong place.
   */
  public Optional<String> advice() {
    boolean everywhere = api.stream().anyMatch(ListenAddress::isEverywhere);
    return everywhere && advertised.api().isEmpty()
        ? Optional.of(
            "Listening on every address of this machine, but clients are told "
                + api.getFirst()
                + ": name the address that they reach it by with --api-url.")
        : Optional.empty();
  }
}
