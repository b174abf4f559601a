package dev.strongroom.console.page;

import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.Reply;
import dev.strongroom.api.json.JsonWriter;
import dev.strongroom.console.ConsoleInput;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes HTML of pages, with what keeps a browser from doing more than we said. */
public final class Pages {
  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
  private final Assets assets;
  private final List<Header> headers;

  /**
   * Prepares.
   *
   * @param uploadOrigin where pages may send files besides to us, such as {@code
   *     https://upload.example.com}
   */
  public Pages(Assets assets, String uploadOrigin) {
    this.assets = assets;
    this.headers =
        List.of(
            new Header("Content-Type", "text/html;charset=utf-8"),
            new Header("Cache-Control", "no-store"),
            new Header(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self' "
                    + uploadOrigin
                    + "; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"),
            new Header("X-Content-Type-Options", "nosniff"),
            new Header("X-Frame-Options", "DENY"),
            // A browser that is to send no referrer sends no origin with a form either.
            new Header("Referrer-Policy", "same-origin"),
            new Header("Cross-Origin-Opener-Policy", "same-origin"),
            new Header("Cross-Origin-Resource-Policy", "same-origin"),
            new Header("Permissions-Policy", "camera=(), geolocation=(), microphone=()"));
  }

  /** The files that belong to every page. */
  public Assets assets() {
    return assets;
  }

  /** A page for whoever is signed in. */
  public Reply page(
      int status, ConsoleInput input, String template, String title, Place.Page here, Object page) {
    return page(
        status, input, template, new Frame(title, here, input.person(), assets, true), page);
  }

  /**
   * A page that shows a secret: a browser keeps nothing of it, and following a link leaves it for
   * good.
   */
  public Reply secretPage(
      ConsoleInput input, String template, String title, Place.Page here, Object page) {
    return page(200, input, template, new Frame(title, here, input.person(), assets, false), page);
  }

  /** A page about something that went wrong, with the frame of whoever is signed in. */
  public Reply framedPage(
      int status,
      boolean secure,
      String template,
      String title,
      Frame.SignedIn person,
      Object page) {
    Frame frame = new Frame(title, Place.Page.ELSEWHERE, Optional.of(person), assets, true);
    return reply(status, secure, template, frame, page);
  }

  /** A page for somebody who is not signed in, or about something that went wrong. */
  public Reply plainPage(int status, boolean secure, String template, String title, Object page) {
    Frame frame = new Frame(title, Place.Page.ELSEWHERE, Optional.empty(), assets, true);
    return reply(status, secure, template, frame, page);
  }

  /**
   * Sends the browser to another address, which it asks for by GET: one of our pages, or a file to
   * download. The page that it was on is told to nobody else.
   */
  public static Reply seeOther(String address) {
    return new Reply(
        303,
        List.of(
            new Header("Location", address),
            new Header("Cache-Control", "no-store"),
            new Header("Referrer-Policy", "same-origin")),
        Reply.Bytes.NONE);
  }

  /** What a script of our pages is told. */
  public static Reply json(int status, Consumer<JsonWriter> fields) {
    return new Reply(
        status,
        List.of(
            new Header("Content-Type", "application/json;charset=utf-8"),
            new Header("Cache-Control", "no-store"),
            new Header("X-Content-Type-Options", "nosniff"),
            new Header("Cross-Origin-Resource-Policy", "same-origin")),
        new Reply.Bytes(JsonWriter.object(fields)));
  }

  private Reply page(int status, ConsoleInput input, String template, Frame frame, Object page) {
    return reply(status, input.call().secure(), template, frame, page);
  }

  private Reply reply(int status, boolean secure, String template, Frame frame, Object page) {
    Utf8ByteOutput output = new Utf8ByteOutput();
    templates.render(template + ".jte", Map.of("frame", frame, "page", page), output);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(output.getContentLength());
    try {
      output.writeTo(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    List<Header> all = new ArrayList<>(headers);
    if (secure) {
      all.add(new Header("Strict-Transport-Security", "max-age=31536000"));
    }
    return new Reply(status, all, new Reply.Bytes(bytes.toByteArray()));
  }
}
