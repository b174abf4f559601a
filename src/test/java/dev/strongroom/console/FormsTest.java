package dev.strongroom.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.access.Action;
import dev.strongroom.access.Authorizer;
import dev.strongroom.access.Decision;
import dev.strongroom.access.Occasion;
import dev.strongroom.access.Target;
import dev.strongroom.api.Corridor;
import dev.strongroom.cli.server.Doors;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.Bucket;
import dev.strongroom.model.BucketName;
import dev.strongroom.model.BucketType;
import dev.strongroom.model.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What forms of the console do when they come late, twice, or from many at once. */
class FormsTest {
  private static final String OTHER_PASSWORD = "another password entirely";

  private static final String FIRST = Long.toString(Bucket.FIRST_REVISION);

  @TempDir Path directory;
  private ConsoleServer server;
  private Corridor console;

  @BeforeEach
  void start() {
    server = ConsoleServer.in(directory);
    Doors doors = new Doors(server.services(), System::nanoTime);
    console = doors.corridor(List.of(server.console(doors)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Person person() {
    return new Person(console, server.url());
  }

  /** Sheet 06, bad input 76: many addresses at once do not make the owner wait behind them. */
  @Test
  void strangersFromManyAddressesDoNotHoldUpAKnownBrowser() throws Exception {
    Person owner = person().signedIn();
    assertEquals(303, owner.post("/sign-out", "csrf", owner.proof()).status());
    int strangers = 64;
    AtomicInteger answered = new AtomicInteger();
    List<FutureTask<Integer>> guesses = new ArrayList<>();
    for (int number = 0; number < strangers; number++) {
      Person stranger = person().from("10.9.0." + number);
      FutureTask<Integer> guess =
          new FutureTask<>(() -> {
            int status = stranger.signIn(ConsoleServer.EMAIL, "guess").status();
            answered.incrementAndGet();
            return status;
          });
      guesses.add(guess);
      Thread.ofPlatform().daemon().start(guess);
    }
    assertEquals(303, owner.signIn(ConsoleServer.EMAIL, ConsoleServer.PASSWORD).status());
    int before = answered.get();
    assertTrue(before < strangers / 2, before + " strangers were answered first");
    for (FutureTask<Integer> guess : guesses) {
      assertTrue(List.of(401, 429).contains(guess.get()));
    }
  }

  /** The session was confirmed a moment ago, by signing in: that does not stand for it. */
  @Test
  void aNewPasswordNeedsThePresentOne() {
    Person owner = person().signedIn();
    Person.Answer answer =
        owner.post(
            "/console/my-settings/password",
            "csrf",
            owner.proof(),
            "new-password",
            OTHER_PASSWORD,
            "new-password-again",
            OTHER_PASSWORD);
    assertEquals(422, answer.status());
    assertTrue(answer.body().contains("Type the present password too."));
    assertEquals(401, person().signIn(ConsoleServer.EMAIL, OTHER_PASSWORD).status());
    assertEquals(303, person().signIn(ConsoleServer.EMAIL, ConsoleServer.PASSWORD).status());
  }

  /** Its hash was compared before the change, and the session is to begin after it. */
  @Test
  void aSignInUnderWayDoesNotSurviveAChangeOfThePassword() {
    AccountId owner = server.owner();
    String compared =
        server
            .metadata()
            .read(tables -> tables.accounts().find(owner).orElseThrow().passwordHash());
    assertFalse(begin(owner, compared).isEmpty());
    Target.OfAccount account = new Target.OfAccount(owner);
    var changed =
        server
            .services()
            .accounts()
            .setPassword(
                server.permit(owner, Action.SET_PASSWORD.on(account)), account, OTHER_PASSWORD, "");
    assertEquals(owner, changed.id());
    Refusal refused = assertThrows(Refusal.class, () -> begin(owner, compared));
    assertEquals(Refusal.Kind.CREDENTIAL_REVOKED, refused.kind());
  }

  @Test
  void aSessionThatWasEndedChangesNoPassword() {
    AccountId owner = server.owner();
    Target.OfAccount account = new Target.OfAccount(owner);
    Refusal refused =
        assertThrows(
            Refusal.class,
            () ->
                server
                    .services()
                    .accounts()
                    .setPassword(
                        server.permit(owner, Action.SET_PASSWORD.on(account)),
                        account,
                        OTHER_PASSWORD,
                        "a session that is over"));
    assertEquals(Refusal.Kind.CREDENTIAL_REVOKED, refused.kind());
    assertEquals(303, person().signIn(ConsoleServer.EMAIL, ConsoleServer.PASSWORD).status());
  }

  /** Wrong confirmations of one session are no matter of another. */
  @Test
  void aThiefsSessionDoesNotKeepTheOwnerFromConfirming() {
    Person thief = person().signedIn();
    Person owner = person().signedIn();
    for (int guess = 0; guess < 6; guess++) {
      changePassword(thief, "guess " + guess);
    }
    assertEquals(429, changePassword(thief, ConsoleServer.PASSWORD).status());
    assertEquals(303, changePassword(owner, ConsoleServer.PASSWORD).status());
  }

  @Test
  void aBucketsFormKeepsWhatWasTypedAndTheStateItWasMadeFor() {
    Person owner = person().signedIn();
    String id = bucket("one-bucket", "a", "b");
    Person.Answer wrong = update(owner, id, "public", "no equals sign", FIRST);
    assertEquals(422, wrong.status());
    assertTrue(wrong.body().contains("name=\"revision\" value=\"" + FIRST + "\""), wrong.body());
    assertEquals(303, update(owner, id, "private", "a=c", FIRST).status());
    Person.Answer late = update(owner, id, "public", "a=d", FIRST);
    assertEquals(422, late.status());
    assertTrue(late.body().contains("Somebody else changed this bucket"), late.body());
    assertEquals(400, update(owner, id, "public", "a=d", "").status());
  }

  /** The API takes values that a line of a form cannot say. */
  @Test
  void infoThatIsNotChangedStaysAsItIs() {
    Person owner = person().signedIn();
    String id = bucket("odd-bucket", "a", " two\nlines=here ");
    String shown = "a= two\r\nlines=here ";
    assertEquals(303, update(owner, id, "public", shown, FIRST).status());
    var stored = server.metadata().read(tables -> tables.buckets().list(server.owner()).getFirst());
    assertEquals(BucketType.ALL_PUBLIC, stored.type());
    assertEquals(" two\nlines=here ", stored.info().get("a"));
  }

  private Person.Answer update(
      Person person, String bucket, String type, String info, String revision) {
    return person.post(
        "/console/buckets/" + bucket,
        "csrf",
        person.proof(),
        "type",
        type,
        "info",
        info,
        "revision",
        revision);
  }

  private String bucket(String name, String key, String value) {
    AccountId owner = server.owner();
    Target.OfAccount account = new Target.OfAccount(owner);
    TreeMap<String, String> info = new TreeMap<>();
    info.put(key, value);
    return server
        .services()
        .buckets()
        .create(
            server.permit(owner, Action.CREATE_BUCKET.on(account)),
            account,
            new BucketName(name),
            BucketType.ALL_PRIVATE,
            info)
        .id()
        .value();
  }

  private static Person.Answer changePassword(Person person, String present) {
    return person.post(
        "/console/my-settings/password",
        "csrf",
        person.proof(),
        "confirming-password",
        present,
        "new-password",
        OTHER_PASSWORD,
        "new-password-again",
        OTHER_PASSWORD);
  }

  private String begin(AccountId owner, String compared) {
    Occasion occasion =
        new Occasion(server.clock().millis(), "sign-in", "127.0.0.1", "", "console_sign_in");
    Decision decision =
        Authorizer.decide(
            dev.strongroom.access.Person.grantFor(owner, compared),
            List.of(Action.SIGN_IN.on(new Target.OfAccount(owner))),
            occasion);
    return server
        .services()
        .sessions()
        .begin(assertInstanceOf(Decision.Allowed.class, decision).permit())
        .reveal();
  }
}
