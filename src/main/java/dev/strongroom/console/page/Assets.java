package dev.strongroom.console.page;

import dev.strongroom.api.Fault;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * The files that belong to every page, served by ourselves. Their addresses hold a hash of their
 * content, so that a browser may keep them for ever.
 */
public final class Assets {
  private static final int HASH_DIGITS = 16;
  private static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";

  private final Map<String, Asset> assets = new HashMap<>();
  private final String style;
  private final String script;
  private final String uploads;
  private final String htmx;
  private final String icon;

  private record Asset(String type, byte[] plain, byte[] packed) {}

  /** Reads them from the program. */
  public Assets() {
    style = add("style", ".css", "text/css;charset=utf-8", "style.css");
    script = add("console", ".js", "text/javascript;charset=utf-8", "console.js");
    uploads = add("uploads", ".js", "text/javascript;charset=utf-8", "uploads.js");
    htmx = add("htmx", ".js", "text/javascript;charset=utf-8", HTMX);
    icon = add("icon", ".svg", "image/svg+xml", "icon.svg");
  }

  /** The address of the stylesheet. */
  public String style() {
    return style;
  }

  /** The address of our script. */
  public String script() {
    return script;
  }

  /** The address of the script that uploads. */
  public String uploads() {
    return uploads;
  }

  /** The address of htmx. */
  public String htmx() {
    return htmx;
  }

  /** The address of the icon. */
  public String icon() {
    return icon;
  }

  /**
   * The file with this name; throws {@link Fault} when there is none.
   *
   * @param gzip whether the browser takes it packed
   */
  public Reply reply(String name, boolean gzip) {
    Asset asset = assets.get(name);
    if (asset == null) {
      throw new Fault(404, "not_found", "There is nothing here.");
    }
    Reply reply =
        new Reply(
            200,
            List.of(
                new Header("Content-Type", asset.type),
                new Header("Cache-Control", "public, max-age=31536000, immutable"),
                new Header("Vary", "Accept-Encoding"),
                new Header("X-Content-Type-Options", "nosniff"),
                new Header("Content-Security-Policy", "default-src 'none'; sandbox"),
                new Header("Cross-Origin-Resource-Policy", "same-origin")),
            new Reply.Bytes(gzip ? asset.packed : asset.plain));
    return gzip ? reply.with("Content-Encoding", "gzip") : reply;
  }

  private String add(String name, String ending, String type, String resource) {
    byte[] plain = read(resource);
    String file = name + "-" + hash(plain) + ending;
    assets.put(file, new Asset(type, plain, packed(plain)));
    return "/assets/" + file;
  }

  private static byte[] read(String resource) {
    try (InputStream stream = Assets.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("the program lacks its resource " + resource);
      }
      return stream.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static byte[] packed(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }

  private static String hash(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
