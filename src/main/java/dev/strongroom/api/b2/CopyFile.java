package dev.strongroom.api.b2;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.api.fields.Fields;
import dev.strongroom.files.CopySource;
import dev.strongroom.files.FileWriting;
import dev.strongroom.files.Names;
import dev.strongroom.files.NewFile;
import dev.strongroom.model.FileInfo;
import dev.strongroom.model.FileName;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** b2_copy_file: a new file with the bytes of a stored one (sheet 02 §7). */
final class CopyFile implements NativeOperation<CopyFile.Request, CopyFile.Answer> {
  private final Names names;
  private final FileWriting writing;

  CopyFile(Names names, FileWriting writing) {
    this.names = names;
    this.writing = writing;
  }

  record Request(CopySource source, Target.OfFiles destination, Optional<NewFile> replacement) {}

  record Answer(Target.OfBucket bucket, FileVersion version) {}

  @Override
  public String name() {
    return "b2_copy_file";
  }

  @Override
  public Request read(NativeInput input) {
    Fields fields = input.fields();
    fields.refuseUnsupported("fileRetention", "legalHold");
    CopySource source = CopyFields.source(input, fields, names);
    FileName name = new FileName(fields.requiredText("fileName"));
    Target.OfBucket bucket =
        fields
            .text("destinationBucketId")
            .map(id -> names.bucket(input.account(), id))
            .orElse(source.target().bucket());
    return new Request(source, bucket.files(name.value()), replacement(fields, name));
  }

  private Optional<NewFile> replacement(Fields fields, FileName name) {
    String directive = fields.text("metadataDirective").orElse("COPY");
    return switch (directive) {
      case "COPY" -> {
        if (fields.has("contentType") || fields.has("fileInfo")) {
          throw Refusal.illegalValue("contentType and fileInfo need the metadataDirective REPLACE");
        }
        yield Optional.empty();
      }
      case "REPLACE" -> {
        String contentType =
            writing.contentTypes().resolve(fields.requiredText("contentType"), name);
        FileInfo info = FileInfo.of(fields.textMap("fileInfo").orElse(Map.of()));
        yield Optional.of(new NewFile(contentType, info));
      }
      default -> throw Refusal.illegalValue("metadataDirective must be COPY or REPLACE");
    };
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(
        Action.READ_FILE.on(request.source.target()), Action.WRITE_FILE.on(request.destination));
  }

  @Override
  public Answer perform(Permit permit, Request request) {
    FileVersion version =
        writing.copies().toFile(permit, request.source, request.destination, request.replacement);
    return new Answer(request.destination.bucket(), version);
  }

  @Override
  public Reply reply(NativeInput input, Permit permit, Answer answer) {
    return Answers.json(
        json -> FileVersionJson.writeCopy(json, permit, answer.bucket, answer.version));
  }
}
