package dev.strongroom.api.b2;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.access.Tokens;
import dev.strongroom.api.Reply;
import dev.strongroom.api.json.JsonWriter;
import dev.strongroom.files.BucketNames;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.BucketScope;
import dev.strongroom.model.Endpoints;
import dev.strongroom.model.Part;
import dev.strongroom.model.Secret;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * b2_authorize_account: turns an application key into an account token (sheet 01 §4). Needs nothing
 * but the key itself. The answer's shape differs in every version.
 */
final class AuthorizeAccount
    implements NativeOperation<AuthorizeAccount.Request, AuthorizeAccount.Authorized> {
  private static final long RECOMMENDED_PART_SIZE = 100_000_000;

  private final Tokens tokens;
  private final BucketNames bucketNames;
  private final Endpoints endpoints;

  AuthorizeAccount(Tokens tokens, BucketNames bucketNames, Endpoints endpoints) {
    this.tokens = tokens;
    this.bucketNames = bucketNames;
    this.endpoints = endpoints;
  }

  record Request(AccountId account, boolean answersBySuite) {}

  /** A bucket that the key is restricted to; its name is empty when it was deleted. */
  record Restriction(BucketId id, Optional<String> name) {}

  /** What is answered; {@code isPartners} when the token is good for the Partner API too. */
  record Authorized(
      ApplicationKey key, Secret token, List<Restriction> buckets, boolean isPartners) {}

  @Override
  public String name() {
    return "b2_authorize_account";
  }

  @Override
  public Credential credential() {
    return Credential.BASIC;
  }

  @Override
  public Request read(NativeInput input) {
    ApplicationKey key = input.grant().key().orElseThrow();
    if (key.kind() == ApplicationKey.Kind.MULTI_BUCKET && !input.version().knowsMultiBucketKeys()) {
      throw input.version().unsupported();
    }
    return new Request(key.accountId(), input.version().answersBySuite());
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.AUTHORIZE.on(new Target.OfAccount(request.account)));
  }

  @Override
  public Authorized perform(Permit permit, Request request) {
    List<Restriction> restrictions =
        switch (permit.grant().buckets()) {
          case BucketScope.All all -> List.of();
          case BucketScope.Only(List<BucketId> ids) ->
              ids.stream().map(id -> new Restriction(id, bucketNames.of(permit, id))).toList();
        };
    return new Authorized(
        permit.grant().key().orElseThrow(),
        new Secret(token(permit, request)),
        restrictions,
        permit.grant().isPartners());
  }

  /**
   * The documentation has the Partner API's token from version 3 on, beside the address that it is
   * for (sheet 03 §3.3).
   */
  private String token(Permit permit, Request request) {
    return permit.grant().isPartners() && request.answersBySuite
        ? tokens.issuePartnerToken(permit)
        : tokens.issueAccountToken(permit);
  }

  @Override
  public Reply reply(NativeInput input, Permit permit, Authorized authorized) {
    return switch (input.version()) {
      case V1, V2 -> Answers.json(json -> flat(json, input.version(), authorized));
      case V3 ->
          Answers.json(json -> bySuite(json, authorized, this::groupsApiV3, this::storageApiV3));
      case V4 ->
          Answers.json(json -> bySuite(json, authorized, this::groupsApiV4, this::storageApiV4));
    };
  }

  private void flat(JsonWriter json, ApiVersion version, Authorized authorized) {
    json.number("absoluteMinimumPartSize", Part.MINIMUM_LENGTH)
        .text("accountId", authorized.key.accountId().value())
        .object(
            "allowed",
            // The documentation gives bucketName from v2 on, but rclone up to 1.72 signs in by v1
            // and takes a restricted key whose bucket has no name for one whose bucket is gone.
            allowed ->
                allowed
                    .text("bucketId", singleId(authorized))
                    .text("bucketName", singleName(authorized))
                    .texts("capabilities", authorized.key.capabilities().wireNames())
                    .text("namePrefix", namePrefix(authorized)))
        .text("apiUrl", endpoints.api())
        .text("authorizationToken", authorized.token.reveal())
        .text("downloadUrl", endpoints.download());
    if (version == ApiVersion.V1) {
      json.number("minimumPartSize", RECOMMENDED_PART_SIZE);
    }
    json.number("recommendedPartSize", RECOMMENDED_PART_SIZE).text("s3ApiUrl", endpoints.s3());
  }

  private static void bySuite(
      JsonWriter json,
      Authorized authorized,
      Consumer<JsonWriter> groupsApi,
      BiConsumer<JsonWriter, Authorized> storageApi) {
    json.text("accountId", authorized.key.accountId().value())
        .object(
            "apiInfo",
            suites -> {
              // Missing, not null, for everybody but partners (sheet 03 §2).
              if (authorized.isPartners) {
                suites.object("groupsApi", groupsApi);
              }
              suites.object("storageApi", storage -> storageApi.accept(storage, authorized));
            })
        .number("applicationKeyExpirationTimestamp", authorized.key.expiresAtMillis())
        .text("authorizationToken", authorized.token.reveal());
  }

  private void groupsApiV3(JsonWriter json) {
    json.texts("capabilities", List.of("all"))
        .text("groupsApiUrl", endpoints.groups())
        .text("infoType", "groupsApi");
  }

  private void groupsApiV4(JsonWriter json) {
    json.text("groupsApiUrl", endpoints.groups());
  }

  private void storageApiV3(JsonWriter json, Authorized authorized) {
    json.number("absoluteMinimumPartSize", Part.MINIMUM_LENGTH)
        .text("apiUrl", endpoints.api())
        .text("bucketId", singleId(authorized))
        .text("bucketName", singleName(authorized))
        .texts("capabilities", authorized.key.capabilities().wireNames())
        .text("downloadUrl", endpoints.download())
        .text("infoType", "storageApi")
        .text("namePrefix", namePrefix(authorized))
        .number("recommendedPartSize", RECOMMENDED_PART_SIZE)
        .text("s3ApiUrl", endpoints.s3());
  }

  private void storageApiV4(JsonWriter json, Authorized authorized) {
    json.number("absoluteMinimumPartSize", Part.MINIMUM_LENGTH)
        .object(
            "allowed",
            allowed -> {
              if (authorized.key.buckets().isRestricted()) {
                allowed.objects(
                    "buckets",
                    authorized.buckets,
                    (bucket, restriction) ->
                        bucket
                            .text("id", restriction.id.value())
                            .text("name", restriction.name.orElse(null)));
              } else {
                allowed.nothing("buckets");
              }
              allowed
                  .texts("capabilities", authorized.key.capabilities().wireNames())
                  .text("namePrefix", namePrefix(authorized));
            })
        .text("apiUrl", endpoints.api())
        .text("downloadUrl", endpoints.download())
        .number("recommendedPartSize", RECOMMENDED_PART_SIZE)
        .text("s3ApiUrl", endpoints.s3());
  }

  private static @Nullable String singleId(Authorized authorized) {
    return authorized.buckets.stream().findFirst().map(bucket -> bucket.id.value()).orElse(null);
  }

  private static @Nullable String singleName(Authorized authorized) {
    return authorized.buckets.stream().findFirst().flatMap(Restriction::name).orElse(null);
  }

  private static @Nullable String namePrefix(Authorized authorized) {
    return authorized.key.namePrefix().isRestricted() ? authorized.key.namePrefix().value() : null;
  }
}
