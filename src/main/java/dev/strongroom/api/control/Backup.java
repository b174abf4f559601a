package dev.strongroom.api.control;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.maintenance.BackupReport;
import dev.strongroom.maintenance.Maintenance;
import dev.strongroom.model.Refusal;
import java.nio.file.Path;
import java.util.List;

/** Makes a backup in the directory that the operator names. Answers when it is made. */
final class Backup implements ControlOperation<Backup.Request, BackupReport> {
  private final Maintenance maintenance;

  Backup(Maintenance maintenance) {
    this.maintenance = maintenance;
  }

  record Request(Path directory) {}

  @Override
  public String name() {
    return "backup";
  }

  @Override
  public Scope scope() {
    return Scope.SERVER;
  }

  @Override
  public Request read(ControlInput input) {
    Path directory = Path.of(input.requiredText("directory"));
    if (!directory.isAbsolute()) {
      throw Refusal.illegalValue("directory must be an absolute path");
    }
    return new Request(directory);
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.MAINTAIN.on(Target.OfServer.INSTANCE));
  }

  @Override
  public BackupReport perform(Permit permit, Request request) {
    return maintenance.backUp(permit, request.directory);
  }

  @Override
  public Reply reply(ControlInput input, Permit permit, BackupReport report) {
    return ControlAnswers.json(json ->
        json.number("blobs", report.blobs())
            .number("bytes", report.bytes())
            .objects("damages", report.damages(), DamageJson::write)
            .number("versions", report.versions()));
  }
}
