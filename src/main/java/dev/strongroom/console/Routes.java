package dev.strongroom.console;

import dev.strongroom.api.Call;
import dev.strongroom.api.Fault;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.PercentCoding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the operation for a path: of two that fit, the one with fewer open parts. */
final class Routes {
  private final List<Route> routes = new ArrayList<>();

  private record Route(List<String> parts, ConsoleOperation<?, ?> operation) {
    long openParts() {
      return parts.stream().filter(part -> part.startsWith("{")).count();
    }
  }

  /**
   * An operation with what stood in the open parts of its path.
   *
   * @param open decoded
   */
  record Found(ConsoleOperation<?, ?> operation, Map<String, String> open) {}

  Routes(List<ConsoleOperation<?, ?>> operations) {
    for (ConsoleOperation<?, ?> operation : operations) {
      routes.add(new Route(List.of(operation.path().split("/", -1)), operation));
    }
    routes.sort(Comparator.comparingLong(Route::openParts));
  }

  /** Finds it; throws {@link Fault} when there is none for the path, or none for the method. */
  Found find(Call call) {
    List<String> asked = List.of(call.path().split("/", -1));
    String method = call.isHead() ? "GET" : call.method();
    TreeSet<String> methods = new TreeSet<>();
    for (Route route : routes) {
      Optional<Map<String, String>> open = match(route.parts, asked);
      if (open.isPresent()) {
        if (route.operation.method().equals(method)) {
          return new Found(route.operation, open.get());
        }
        methods.add(route.operation.method());
      }
    }
    if (methods.isEmpty()) {
      throw new Fault(404, "not_found", "There is no page at this address.");
    }
    String allowed = String.join(", ", methods);
    throw new Fault(
        405,
        "method_not_allowed",
        "This address takes only " + allowed + ".",
        new Header("Allow", allowed));
  }

  private static Optional<Map<String, String>> match(List<String> parts, List<String> asked) {
    if (parts.size() != asked.size()) {
      return Optional.empty();
    }
    Map<String, String> open = new HashMap<>();
    for (int index = 0; index < parts.size(); index++) {
      String part = parts.get(index);
      if (part.startsWith("{")) {
        open.put(part.substring(1, part.length() - 1), PercentCoding.decode(asked.get(index)));
      } else if (!part.equals(asked.get(index))) {
        return Optional.empty();
      }
    }
    return Optional.of(open);
  }
}
