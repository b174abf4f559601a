package dev.strongroom.api.control;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.maintenance.Maintenance;
import java.util.List;

/** Reads everything that is stored and names what is damaged. Answers when it is through. */
final class Scrub implements ControlOperation<Scrub.Request, Maintenance.Scrubbed> {
  private final Maintenance maintenance;

  Scrub(Maintenance maintenance) {
    this.maintenance = maintenance;
  }

  record Request() {}

  @Override
  public String name() {
    return "scrub";
  }

  @Override
  public Scope scope() {
    return Scope.SERVER;
  }

  @Override
  public Request read(ControlInput input) {
    return new Request();
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.MAINTAIN.on(Target.OfServer.INSTANCE));
  }

  @Override
  public Maintenance.Scrubbed perform(Permit permit, Request request) {
    return maintenance.scrub(permit);
  }

  @Override
  public Reply reply(ControlInput input, Permit permit, Maintenance.Scrubbed scrubbed) {
    return ControlAnswers.json(json ->
        json.number("bytesRead", scrubbed.report().bytesRead())
            .objects("damages", scrubbed.damages(), DamageJson::write)
            .number("damagedVersions", scrubbed.report().damagedVersions())
            .texts("metadataProblems", scrubbed.report().metadataProblems())
            .number("versionsRead", scrubbed.report().versionsRead()));
  }
}
