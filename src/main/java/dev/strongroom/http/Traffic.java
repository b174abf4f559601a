package dev.strongroom.http;

/** Learns what passes the listeners, for figures. Called by many threads at once. */
public interface Traffic {
  /** Learns and forgets. */
  Traffic UNWATCHED =
      new Traffic() {
        @Override
        public void began(String listener) {}

        @Override
        public void ended(String listener, long receivedBytes, long sentBytes) {}

        @Override
        public void refused(String listener, int status) {}
      };

  /** A request is being answered. */
  void began(String listener);

  /** A request that began was answered, or was not, and is over; the bytes are those of bodies. */
  void ended(String listener, long receivedBytes, long sentBytes);

  /** The listener itself chose the answer to a request, with this status from 400. */
  void refused(String listener, int status);
}
