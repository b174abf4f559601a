package dev.strongroom.console.uploads;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.console.page.Form;
import dev.strongroom.files.FileWriting;
import dev.strongroom.files.Names;
import dev.strongroom.files.NewFile;
import dev.strongroom.files.PartPage;
import dev.strongroom.files.UnfinishedPage;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileInfo;
import dev.strongroom.model.FileName;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.Part;
import dev.strongroom.model.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Begins a large file, or goes on with the one that the same file of the same person's disk began
 * before: of this name, size and time of last change.
 */
public final class StartLargeUpload
    implements ConsoleOperation<StartLargeUpload.Request, LargeUpload> {
  private static final String MODIFIED = "src_last_modified_millis";
  private static final String SIZE = "src_size_bytes";
  private static final int MOST_PAGES = 10;
  private static final int UNFINISHED_ON_A_PAGE = 100;
  private static final int PARTS_ON_A_PAGE = 1000;

  private final Names names;
  private final FileWriting writing;

  /** Makes it. */
  public StartLargeUpload(Names names, FileWriting writing) {
    this.names = names;
    this.writing = writing;
  }

  /**
   * What is to be uploaded.
   *
   * @param resumes whether parts that have arrived can be compared with the file's
   */
  record Request(Target.OfFiles target, NewFile file, long bytes, boolean resumes) {}

  @Override
  public String name() {
    return "console_start_large_upload";
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return UploadPaths.START;
  }

  @Override
  public Request read(ConsoleInput input) {
    Form form = input.form();
    FileName name = new FileName(form.raw("name"));
    long bytes = number(form, "bytes");
    FileInfo info =
        FileInfo.of(
            Map.of(MODIFIED, Long.toString(number(form, "modified")), SIZE, Long.toString(bytes)));
    Target.OfBucket bucket = names.bucket(input.accountId(), input.part("bucket"));
    return new Request(
        bucket.files(name.value()),
        new NewFile(writing.contentTypes().resolve("b2/x-auto", name), info),
        bytes,
        form.isOn("resume"));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.WRITE_FILE.on(request.target), Action.LIST_FILES.on(request.target));
  }

  @Override
  public LargeUpload perform(Permit permit, Request request) {
    long partBytes = PartSizes.of(request.bytes);
    Optional<FileId> begun = request.resumes ? begun(permit, request) : Optional.empty();
    if (begun.isPresent()) {
      return new LargeUpload(begun.get(), partBytes, parts(permit, request.target, begun.get()));
    }
    FileVersion started = writing.largeFiles().start(permit, request.target, request.file);
    return new LargeUpload(started.id(), partBytes, List.of());
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, LargeUpload upload) {
    return upload.reply();
  }

  private Optional<FileId> begun(Permit permit, Request request) {
    Optional<FileId> found = Optional.empty();
    Optional<FileId> start = Optional.empty();
    for (int count = 0; count < MOST_PAGES; count++) {
      UnfinishedPage page =
          writing.listings().unfinished(permit, request.target, start, UNFINISHED_ON_A_PAGE);
      for (FileVersion version : page.files()) {
        if (version.name().value().equals(request.target.nameOrPrefix())
            && version.info().equals(request.file.info())) {
          found = Optional.of(version.id());
        }
      }
      start = page.next();
      if (start.isEmpty()) {
        return found;
      }
    }
    return found;
  }

  private List<Part> parts(Permit permit, Target.OfFiles target, FileId id) {
    List<Part> parts = new ArrayList<>();
    int next = 1;
    while (next > 0) {
      PartPage page = writing.listings().parts(permit, target, id, next, PARTS_ON_A_PAGE);
      parts.addAll(page.parts());
      next = page.next().orElse(0);
    }
    return parts;
  }

  private static long number(Form form, String name) {
    String text = form.raw(name);
    if (!text.matches("[0-9]{1,15}")) {
      throw Refusal.illegalValue(name + " must be a number");
    }
    return Long.parseLong(text);
  }
}
