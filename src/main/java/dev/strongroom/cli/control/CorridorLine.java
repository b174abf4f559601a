package dev.strongroom.cli.control;

import dev.strongroom.api.Call;
import dev.strongroom.api.Corridor;
import dev.strongroom.api.Headers;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.Reply;
import java.io.ByteArrayInputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/** The way through the corridor in this process. */
public final class CorridorLine implements ControlLine {
  private static final Headers HEADERS =
      new Headers(List.of(new Header("User-Agent", "strongroom")));

  private final Corridor corridor;
  private final RandomGenerator random;

  /** Takes the control corridor, and where request ids come from. */
  public CorridorLine(Corridor corridor, RandomGenerator random) {
    this.corridor = corridor;
    this.random = random;
  }

  @Override
  public Answer post(String path, byte[] body) {
    Call call =
        new Call(
            HexFormat.of().toHexDigits(random.nextLong()),
            "POST",
            path,
            "",
            HEADERS,
            body.length,
            new ByteArrayInputStream(body),
            "local",
            false);
    Reply reply = corridor.answer(call);
    if (reply.body() instanceof Reply.Bytes(byte[] bytes)) {
      return new Answer(reply.status(), bytes);
    }
    throw new IllegalStateException("the operator's door answers with bytes in memory");
  }
}
