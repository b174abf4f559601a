package dev.strongroom.api.b2;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.ConsolePages;
import dev.strongroom.api.Reply;
import dev.strongroom.files.FileWriting;
import dev.strongroom.files.IncomingBody;
import dev.strongroom.files.Names;
import dev.strongroom.files.NewFile;
import dev.strongroom.files.UploadTurns;
import dev.strongroom.model.FileName;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.Secret;
import java.util.List;
import java.util.Set;

/** b2_upload_file: a whole file in one request (sheet 02 §5). */
final class UploadFile implements NativeOperation<UploadFile.Request, UploadFile.Answer> {
  static final String NAME = "b2_upload_file";

  private final Names names;
  private final FileWriting writing;
  private final ConsolePages consolePages;

  UploadFile(Names names, FileWriting writing, ConsolePages consolePages) {
    this.names = names;
    this.writing = writing;
    this.consolePages = consolePages;
  }

  record Request(Target.OfFiles target, NewFile file, IncomingBody body, Secret token) {}

  record Answer(Target.OfBucket bucket, FileVersion version) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Credential credential() {
    return Credential.UPLOAD_TOKEN;
  }

  @Override
  public Set<String> methods() {
    return Set.of("POST");
  }

  @Override
  public Request read(NativeInput input) {
    UploadHeaders headers = new UploadHeaders(input.call());
    headers.refuseUnwanted();
    FileName name = headers.fileName();
    Target.OfBucket bucket = names.bucket(input.account(), input.pathArguments().getFirst());
    return new Request(
        bucket.files(name.value()),
        headers.file(name, writing.contentTypes()),
        headers.body(),
        headers.token());
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.WRITE_FILE.on(request.target));
  }

  @Override
  public Answer perform(Permit permit, Request request) {
    try (UploadTurns.Turn turn = writing.turns().take(request.token)) {
      FileVersion version =
          writing.uploads().upload(permit, request.target, request.file, request.body);
      return new Answer(request.target.bucket(), version);
    }
  }

  @Override
  public Reply reply(NativeInput input, Permit permit, Answer answer) {
    return Answers.json(json -> FileVersionJson.write(json, permit, answer.bucket, answer.version))
        .with(consolePages.headers(input.call()));
  }
}
