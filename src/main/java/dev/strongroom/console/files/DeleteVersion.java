package dev.strongroom.console.files;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.console.page.Pages;
import dev.strongroom.files.Names;
import dev.strongroom.files.Removals;
import dev.strongroom.model.FileId;
import java.util.List;

/** Deletes one version, of whatever kind, for good. */
public final class DeleteVersion
    implements ConsoleOperation<DeleteVersion.Request, DeleteVersion.Done> {
  static final String PATH = FilesPage.PATH + "/{bucket}/delete";

  private final Removals removals;
  private final Names names;

  /** Makes it. */
  public DeleteVersion(Removals removals, Names names) {
    this.removals = removals;
    this.names = names;
  }

  record Request(Target.OfFiles file, FileId id) {}

  record Done(String bucketId, String folder) {}

  @Override
  public String name() {
    return "console_delete_version";
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public Request read(ConsoleInput input) {
    FileId id = new FileId(input.form().raw("id"));
    return new Request(names.file(input.accountId(), id), id);
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.DELETE_FILE_VERSION.on(request.file));
  }

  @Override
  public Done perform(Permit permit, Request request) {
    String name = request.file.nameOrPrefix();
    removals.remove(permit, request.file, request.id, name);
    return new Done(request.id.bucketId().value(), FilesPage.folderOf(name));
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, Done done) {
    return Pages.seeOther(FilesPage.path(done.bucketId, done.folder, true) + "&done=deleted");
  }
}
