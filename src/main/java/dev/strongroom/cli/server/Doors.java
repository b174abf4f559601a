package dev.strongroom.cli.server;

import dev.strongroom.api.ConsolePages;
import dev.strongroom.api.Corridor;
import dev.strongroom.api.Door;
import dev.strongroom.api.LastDoor;
import dev.strongroom.api.RequestLog;
import dev.strongroom.api.b2.NativeApi;
import dev.strongroom.api.browser.BrowserDoor;
import dev.strongroom.api.control.ControlApi;
import dev.strongroom.api.extension.ExtensionApi;
import dev.strongroom.api.partner.PartnerApi;
import dev.strongroom.api.s3.S3Api;
import dev.strongroom.api.s3.message.S3Settings;
import dev.strongroom.console.ConsoleApi;
import dev.strongroom.model.Endpoints;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Puts the doors into corridors, one corridor for each kind of listener: what stands in one cannot
 * be reached by another.
 */
public final class Doors {
  private final Services services;
  private final RequestLog requestLog;

  /** Takes what works behind the doors, and a monotonic clock for the request log. */
  public Doors(Services services, LongSupplier nanos) {
    this(services, nanos, new Watching(Optional.empty()));
  }

  /** As above, and lets somebody watch. */
  public Doors(Services services, LongSupplier nanos, Watching watching) {
    this.services = services;
    this.requestLog = new RequestLog(services.clock(), nanos, watching.requests());
  }

  /** What browsers ask before a page of the console uploads; stands before the Native API. */
  public Door<?, ?> browser(Endpoints endpoints) {
    return new BrowserDoor(new ConsolePages(endpoints.consoleOrigins()));
  }

  /** The Native API as it is. */
  public Door<?, ?> nativeApi(Endpoints endpoints) {
    return new NativeApi(
            services.keyRing(),
            services.tokens(),
            services.sessionTokens(),
            services.sharedLinks(),
            services.downloadAuthorizations(),
            services.applicationKeys(),
            services.buckets(),
            services.names(),
            services.bucketNames(),
            services.writing(),
            services.reading(),
            endpoints,
            services.refusesPartnerTokens())
        .door();
  }

  /** The Partner API; it stands before the Native API, among whose paths its own lie. */
  public Door<?, ?> partnerApi(Endpoints endpoints) {
    return new PartnerApi(services.tokens(), services.groups(), services.cluster(), endpoints)
        .door();
  }

  /** The S3-compatible API, which opens for every call: it stands behind all others. */
  public Door<?, ?> s3Api(S3Settings settings) {
    return new S3Api(
            services.signatures(),
            services.names(),
            services.buckets(),
            services.writing(),
            services.reading(),
            services.audit(),
            settings)
        .door();
  }

  /**
   * The console.
   *
   * @param s3 whose region stands in what people paste
   * @param random for what makes a form good once
   */
  public Door<?, ?> console(Endpoints endpoints, S3Settings s3, RandomGenerator random) {
    return new ConsoleApi(
            services.sessions(),
            services.sessionTokens(),
            services.sharedLinks(),
            services.knownBrowsers(),
            services.signIn(),
            services.pendingSignIns(),
            services.secondFactors(),
            services.accounts(),
            services.applicationKeys(),
            services.keyDirectory(),
            services.activity(),
            services.usage(),
            services.buckets(),
            services.names(),
            services.reading(),
            services.writing(),
            services.groups(),
            services.accountStates(),
            endpoints,
            s3.region(),
            random)
        .door();
  }

  /** The extension API for partners, on the console's listener. */
  public Door<?, ?> extensionApi() {
    return new ExtensionApi(
            services.tokens(),
            services.groups(),
            services.accountStates(),
            services.applicationKeys())
        .door();
  }

  /** The corridor of the control socket, and of the program itself when no server runs. */
  public Corridor control() {
    return corridor(
        List.of(
            new ControlApi(
                    services.accounts(),
                    services.accountStates(),
                    services.secondFactors(),
                    services.applicationKeys(),
                    services.names(),
                    services.groups(),
                    services.maintenance(),
                    services.buckets(),
                    services.reading(),
                    services.writing(),
                    services.usageFiles())
                .door()));
  }

  /** A corridor with these doors, and behind them the one that opens for every call. */
  public Corridor corridor(List<Door<?, ?>> doors) {
    List<Door<?, ?>> all = new ArrayList<>(doors);
    all.add(new LastDoor());
    return new Corridor(
        all,
        services.audit(),
        services.keyRing(),
        services.keyUses(),
        services.meter(),
        requestLog);
  }
}
