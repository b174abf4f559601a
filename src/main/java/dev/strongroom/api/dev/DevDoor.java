package dev.strongroom.api.dev;

import dev.strongroom.access.Operator;
import dev.strongroom.api.Call;
import dev.strongroom.api.Door;
import dev.strongroom.api.Fault;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.Operation;
import dev.strongroom.api.Reply;
import dev.strongroom.api.json.JsonWriter;
import dev.strongroom.api.json.MalformedJsonException;
import dev.strongroom.model.Refusal;
import java.util.List;

/**
 * The emulator's own door, {@code /dev/clock}. Whoever reaches an emulator runs it, so that nobody
 * is asked who they are: this door stands in no corridor but the emulator's.
 */
public final class DevDoor implements Door<Call, DevInput> {
  private final ReadClock readClock;
  private final AdvanceClock advanceClock;

  /** Makes the door for this clock. */
  public DevDoor(EmulatorClock clock) {
    this.readClock = new ReadClock(clock);
    this.advanceClock = new AdvanceClock(clock);
  }

  @Override
  public boolean opensFor(Call call) {
    return call.path().equals("/dev") || call.path().startsWith("/dev/");
  }

  @Override
  public Call understand(Call call) {
    return call;
  }

  @Override
  public Operation<DevInput, ?, ?> route(Call call) {
    if (!call.path().equals("/dev/clock")) {
      throw new Fault(404, "not_found", "the emulator has /dev/clock and nothing else here");
    }
    return switch (call.method()) {
      case "GET" -> readClock;
      case "POST" -> advanceClock;
      default ->
          throw new Fault(
              405,
              "method_not_allowed",
              "Only GET, POST is supported",
              new Header("Allow", "GET, POST"));
    };
  }

  @Override
  public DevInput authenticate(Call call, Operation<DevInput, ?, ?> operation) {
    return new DevInput(call, Operator.serverGrant());
  }

  @Override
  public Reply dress(Call call, RuntimeException problem) {
    String sentence = String.valueOf(problem.getMessage());
    return switch (problem) {
      case Fault fault -> answer(fault.status(), fault.code(), sentence, fault.headers());
      case Refusal refusal -> answer(400, "bad_request", sentence, List.of());
      case MalformedJsonException malformed -> answer(400, "bad_json", sentence, List.of());
      default -> answer(500, "internal_error", "", List.of());
    };
  }

  private static Reply answer(int status, String code, String message, List<Header> headers) {
    byte[] body =
        JsonWriter.object(
            json -> json.text("code", code).text("message", message).number("status", status));
    Reply reply = new Reply(status, headers, new Reply.Bytes(body));
    return reply.with("Content-Type", "application/json;charset=utf-8");
  }
}
