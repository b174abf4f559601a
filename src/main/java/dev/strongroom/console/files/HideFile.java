package dev.strongroom.console.files;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.console.page.Pages;
import dev.strongroom.files.Hiding;
import dev.strongroom.files.Names;
import dev.strongroom.model.FileVersion;
import java.util.List;

/** Hides a file: its versions stay. */
public final class HideFile implements ConsoleOperation<HideFile.Request, FileVersion> {
  private final Hiding hiding;
  private final Names names;

  /** Makes it. */
  public HideFile(Hiding hiding, Names names) {
    this.hiding = hiding;
    this.names = names;
  }

  record Request(Target.OfFiles file) {}

  @Override
  public String name() {
    return "console_hide_file";
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return FilesPage.PATH + "/{bucket}/hide";
  }

  @Override
  public Request read(ConsoleInput input) {
    Target.OfBucket bucket = names.bucket(input.accountId(), input.part("bucket"));
    return new Request(bucket.files(input.form().raw("name")));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.HIDE_FILE.on(request.file));
  }

  @Override
  public FileVersion perform(Permit permit, Request request) {
    return hiding.hide(permit, request.file);
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, FileVersion marker) {
    String folder = FilesPage.folderOf(marker.name().value());
    return Pages.seeOther(FilesPage.path(marker.bucketId().value(), folder, true) + "&done=hidden");
  }
}
