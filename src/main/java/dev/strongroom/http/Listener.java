package dev.strongroom.http;

import java.util.Optional;

/**
 * One place to listen and who answers there.
 *
 * @param name what it is called in messages and by {@link Listeners#port}; unique
 * @param place where it listens
 * @param tls the certificate for TLS; empty for plain text
 * @param answerer who answers
 * @param errorDress the form of refusals that the listener makes itself
 */
public record Listener(
    String name, Place place, Optional<PemFiles> tls, Answerer answerer, ErrorDress errorDress) {
  /** A plain one that words refusals like B2. */
  public static Listener plain(String name, Place place, Answerer answerer) {
    return new Listener(name, place, Optional.empty(), answerer, ErrorDress.B2);
  }
}
