package dev.strongroom.testing;

import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.Reply;
import dev.strongroom.api.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An answer of the server, all of it. */
public record TestAnswer(int status, List<Header> headers, byte[] body) {
  private static final int MAXIMUM_JSON_BYTES = 64 << 20;

  static TestAnswer of(Reply reply, boolean headOnly) {
    byte[] body =
        switch (reply.body()) {
          case Reply.Bytes(byte[] bytes) -> bytes;
          case Reply.Stream(long length, Reply.Source source) -> drained(source, headOnly);
        };
    return new TestAnswer(reply.status(), reply.headers(), body);
  }

  private static byte[] drained(Reply.Source source, boolean headOnly) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (source) {
      if (!headOnly) {
        source.transferTo(buffer -> {
          byte[] piece = new byte[buffer.remaining()];
          buffer.get(piece);
          bytes.writeBytes(piece);
        });
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return bytes.toByteArray();
  }

  /** The body as JSON. */
  public Map<String, Object> json() {
    return JsonReader.readObject(new ByteArrayInputStream(body), MAXIMUM_JSON_BYTES);
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

  /** Status and code of a fault, such as {@code 400 bad_request}; {@code 200} for a success. */
  public String outcome() {
    return status == 200 ? "200" : status + " " + text("code");
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
