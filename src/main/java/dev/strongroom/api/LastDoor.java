package dev.strongroom.api;

import dev.strongroom.access.Grant;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.json.JsonWriter;
import java.util.List;

/** The door behind all others: opens for every call and says that there is nothing here. */
public final class LastDoor implements Door<Call, Introduced> {
  @Override
  public boolean opensFor(Call call) {
    return true;
  }

  @Override
  public Call understand(Call call) {
    return call;
  }

  @Override
  public Operation<Introduced, ?, ?> route(Call call) {
    throw new Fault(404, "not_found", "there is nothing here");
  }

  /** Never reached: there is no operation to authenticate for. */
  @Override
  public Introduced authenticate(Call call, Operation<Introduced, ?, ?> operation) {
    return () -> Grant.NOBODY;
  }

  @Override
  public Reply dress(Call call, RuntimeException problem) {
    return problem instanceof Fault fault
        ? answer(fault.status(), fault.code(), String.valueOf(fault.getMessage()))
        : answer(500, "internal_error", "");
  }

  private static Reply answer(int status, String code, String message) {
    byte[] body =
        JsonWriter.object(
            json -> json.text("code", code).text("message", message).number("status", status));
    return new Reply(
        status,
        List.of(
            new Header("Content-Type", "application/json;charset=utf-8"),
            new Header("Cache-Control", "max-age=0, no-cache, no-store")),
        new Reply.Bytes(body));
  }
}
