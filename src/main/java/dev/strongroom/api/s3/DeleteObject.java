package dev.strongroom.api.s3;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.Reply;
import dev.strongroom.api.s3.message.S3Settings;
import dev.strongroom.files.Hiding;
import dev.strongroom.files.Names;
import dev.strongroom.files.Precondition;
import dev.strongroom.files.Removals;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** DeleteObject: hides a name, or removes one version for ever (sheet 04 §3.3). */
final class DeleteObject implements S3Operation<DeleteObject.Request, DeleteObject.Deleted> {
  private final Names names;
  private final Hiding hiding;
  private final Removals removals;
  private final S3Settings settings;

  DeleteObject(Names names, Hiding hiding, Removals removals, S3Settings settings) {
    this.settings = settings;
    this.names = names;
    this.hiding = hiding;
    this.removals = removals;
  }

  /**
   * What is asked for.
   *
   * @param ofNone whether it is the version that no key has, which is gone already
   * @param precondition of the key before it is hidden
   */
  record Request(
      Target.OfFiles object, Optional<FileId> version, boolean ofNone, Precondition precondition) {
    private boolean isByName() {
      return version.isEmpty() && !ofNone;
    }
  }

  /** What was deleted. */
  record Deleted(String version, boolean marker) {
    static Deleted of(FileVersion version) {
      return new Deleted(version.id().value(), version.action() == FileVersion.Action.HIDE);
    }
  }

  @Override
  public String name() {
    return "DeleteObject";
  }

  @Override
  public S3Route route() {
    return S3Route.object("DELETE", "");
  }

  @Override
  public Request read(S3Input input) {
    boolean ofNone = VersionIds.isOfNone(input.request());
    Optional<FileId> version = ofNone ? Optional.empty() : VersionIds.of(input.request());
    if (ofNone || version.isPresent()) {
      WriteConditions.refuse(input.request());
    }
    return new Request(
        input.object(names), version, ofNone, WriteConditions.read(input.request(), settings));
  }

  @Override
  public List<Need> needs(Request request) {
    return WriteConditions.needs(
        (request.isByName() ? Action.HIDE_FILE : Action.DELETE_FILE_VERSION).on(request.object),
        request.object,
        request.precondition);
  }

  @Override
  public Deleted perform(Permit permit, Request request) {
    request.object.bucket().id();
    if (request.ofNone) {
      return new Deleted("null", false);
    }
    if (request.isByName()) {
      return Deleted.of(hiding.mark(permit, request.object, request.precondition));
    }
    FileId version = request.version.orElseThrow();
    try {
      return Deleted.of(
          removals.remove(permit, request.object, version, request.object.nameOrPrefix()));
    } catch (Refusal refusal) {
      if (refusal.kind() == Refusal.Kind.VERSION_NOT_PRESENT) {
        return new Deleted(version.value(), false);
      }
      throw refusal;
    }
  }

  @Override
  public Reply reply(S3Input input, Permit permit, Deleted deleted) {
    List<Header> headers = new ArrayList<>(2);
    headers.add(new Header("x-amz-version-id", deleted.version));
    if (deleted.marker) {
      headers.add(new Header("x-amz-delete-marker", "true"));
    }
    return S3Replies.empty(input, 204, headers);
  }
}
