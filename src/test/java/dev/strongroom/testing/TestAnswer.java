package dev.strongroom.testing;

import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.Reply;
import dev.strongroom.api.json.JsonReader;
import dev.strongroom.store.DamagedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An answer of the server, all of it.
 *
 * @param announcedLength the length in bytes that the head tells
 * @param isBroken whether the body broke off because stored bytes are damaged
 */
public record TestAnswer(
    int status, List<Header> headers, byte[] body, long announcedLength, boolean isBroken) {

  static TestAnswer of(Reply reply, boolean headOnly) {
    long length = reply.body().length();
    if (!(reply.body() instanceof Reply.Stream(long announced, Reply.Source source))) {
      byte[] bytes = ((Reply.Bytes) reply.body()).bytes();
      return new TestAnswer(reply.status(), reply.headers(), bytes, length, false);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean broken = false;
    try (source) {
      if (!headOnly) {
        source.transferTo(buffer -> {
          byte[] piece = new byte[buffer.remaining()];
          buffer.get(piece);
          bytes.writeBytes(piece);
        });
      }
    } catch (DamagedException damaged) {
      broken = true;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return new TestAnswer(reply.status(), reply.headers(), bytes.toByteArray(), length, broken);
  }

  /** The body as JSON. */
  public Map<String, Object> json() {
    return JsonReader.readOwn(body);
  }

  /** A text in the JSON, by the names that lead to it with dots between. */
  public String text(String path) {
    return (String) value(path);
  }

  /** A whole number in the JSON. */
  public long number(String path) {
    return (Long) value(path);
  }

  /** Anything in the JSON; null for null. */
  public Object value(String path) {
    Object value = json();
    for (String name : path.split("\\.")) {
      Map<?, ?> object = (Map<?, ?>) value;
      if (!object.containsKey(name)) {
        throw new AssertionError("no " + path + " in " + this);
      }
      value = object.get(name);
    }
    return value;
  }

  /** A list of objects in the JSON. */
  @SuppressWarnings("unchecked")
  public List<Map<String, Object>> rows(String name) {
    return (List<Map<String, Object>>) value(name);
  }

  /**
   * Status and code of a fault, such as {@code 400 bad_request}; the status alone for a success,
   * and where there is no body.
   */
  public String outcome() {
    return status < 300 || body.length == 0 ? "" + status : status + " " + text("code");
  }

  /** The value of a header. */
  public Optional<String> header(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst();
  }

  /** This answer, after making sure that it is a success. */
  public TestAnswer ok() {
    if (status != 200) {
      throw new AssertionError(this.toString());
    }
    return this;
  }

  @Override
  public String toString() {
    return status + " " + new String(body, StandardCharsets.UTF_8);
  }
}
