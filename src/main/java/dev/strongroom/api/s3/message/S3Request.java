package dev.strongroom.api.s3.message;

import dev.strongroom.access.Rejection;
import dev.strongroom.access.SignatureClaim;
import dev.strongroom.api.Call;
import dev.strongroom.api.Fault;
import dev.strongroom.api.Headers;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An S3 request, understood once. What is verified, routed, authorized and stored is this one
 * object; a header that had to be signed and is not never gets as far.
 */
public final class S3Request {
  private static final String META = "x-amz-meta-";

  private final Call call;
  private final Address address;
  private final Query query;
  private final Credential credential;
  private final Payload payload;
  private final Optional<SignatureClaim> claim;

  private S3Request(Call call, S3Settings settings) {
    this.call = call;
    this.query = Query.read(call.query());
    this.address = Address.read(call.headers(), call.path(), settings);
    this.credential = turningAway(() -> CredentialReader.read(call.headers(), query, settings));
    this.payload = PayloadReader.read(call, query, credential, settings);
    this.claim =
        switch (credential) {
          case Credential.Anonymous anonymous -> Optional.empty();
          case Credential.Signed signed -> {
            var covering = turningAway(() -> SignedHeaders.checked(call.headers(), signed));
            String path = UriCoding.decodePath(call.path());
            yield Optional.of(SignatureText.claim(call, path, query, covering, payload.text()));
          }
        };
  }

  /** Understands a call; throws a fault when it makes no sense. Believes nothing yet. */
  public static S3Request of(Call call, S3Settings settings) {
    return new S3Request(call, settings);
  }

  /** What makes no sense, or covers too little, is a credential that is turned away. */
  private static <T> T turningAway(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (Fault fault) {
      Rejection why =
          fault
              .rejection()
              .orElseGet(() -> Rejection.of("the signature makes no sense: " + fault.code()));
      throw fault.because(why);
    }
  }

  /** The HTTP method. */
  public String method() {
    return call.method();
  }

  /** What it is about. */
  public Address address() {
    return address;
  }

  /** Its query, decoded. */
  public Query query() {
    return query;
  }

  /** How its body is protected. */
  public Payload payload() {
    return payload;
  }

  /** What its signature claims; empty for an anonymous request. */
  public Optional<SignatureClaim> claim() {
    return claim;
  }

  /** Whether it is a link that is signed by Signature Version 2, and so by nobody. */
  public boolean isSignedByVersionTwo() {
    return credential instanceof Credential.Anonymous && VersionTwo.isIn(query);
  }

  /** When a presigned URL or signature says it was made, as it was written; empty for anonymous. */
  public String signedAt() {
    return credential instanceof Credential.Signed signed ? signed.time() : "";
  }

  /** The scope of the signature as it stands in texts to sign; empty for anonymous. */
  public String scope() {
    return credential instanceof Credential.Signed signed ? signed.scope().text() : "";
  }

  /** The body as it came, and how long it was announced to be; -1 when it was not. */
  public InputStream body() {
    return call.body();
  }

  /** The announced length of the body in bytes; -1 when it was not announced. */
  public long contentLength() {
    return call.contentLength();
  }

  /** The id that the answer carries. */
  public String requestId() {
    return call.requestId();
  }

  /**
   * The one value of a header; throws a fault when it is there more than once. In a presigned
   * request a parameter {@code x-amz-...} stands for the header of that name (sheet 04 §2.5).
   */
  public Optional<String> header(String name) {
    List<String> values = values(name);
    if (values.size() > 1) {
      throw S3Code.INVALID_ARGUMENT.fault("The header '" + name + "' is given more than once.");
    }
    return values.stream().findFirst();
  }

  /** The names, in lower case, of all headers {@code x-amz-...}, wherever they stand. */
  public List<String> amzNames() {
    List<String> names = new ArrayList<>();
    for (Headers.Header header : call.headers().list()) {
      String name = header.name().toLowerCase(Locale.ROOT);
      if (name.startsWith("x-amz-") && mayBeRead(name)) {
        names.add(name);
      }
    }
    for (Query.Parameter parameter : hoisted()) {
      names.add(parameter.name().toLowerCase(Locale.ROOT));
    }
    return names;
  }

  /**
   * The user's metadata by lower-case name without {@code x-amz-meta-}; values of the same name are
   * joined with a comma (sheet 04 §4.2).
   */
  public Map<String, String> metadata() {
    Map<String, String> metadata = new LinkedHashMap<>();
    for (String name : amzNames()) {
      if (name.startsWith(META)) {
        metadata.put(name.substring(META.length()), String.join(",", values(name)));
      }
    }
    return metadata;
  }

  private List<String> values(String name) {
    String lowerCase = name.toLowerCase(Locale.ROOT);
    List<String> values = new ArrayList<>();
    if (mayBeRead(lowerCase)) {
      call.headers().all(name).forEach(value -> values.add(HeaderText.decoded(value)));
    }
    for (Query.Parameter parameter : hoisted()) {
      if (parameter.name().equalsIgnoreCase(name)) {
        values.add(parameter.value());
      }
    }
    return values;
  }

  private List<Query.Parameter> hoisted() {
    boolean presigned = credential instanceof Credential.Signed signed && signed.presigned();
    return presigned
        ? query.matching(name -> name.toLowerCase(Locale.ROOT).startsWith("x-amz-"))
        : List.of();
  }

  private boolean mayBeRead(String lowerCaseName) {
    return !(credential instanceof Credential.Signed signed)
        || SignedHeaders.mayBeRead(lowerCaseName, signed);
  }

  /** Method and path without the query, which may hold a signature. */
  @Override
  public String toString() {
    return call.toString();
  }
}
