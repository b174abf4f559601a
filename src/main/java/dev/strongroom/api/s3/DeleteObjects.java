package dev.strongroom.api.s3;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Fault;
import dev.strongroom.api.Reply;
import dev.strongroom.api.s3.message.S3Code;
import dev.strongroom.api.s3.xml.XmlElement;
import dev.strongroom.api.s3.xml.XmlWriter;
import dev.strongroom.files.BatchRemovals;
import dev.strongroom.files.Names;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.IllegalValueException;
import dev.strongroom.model.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * DeleteObjects: up to a thousand, each decided on its own (sheet 04 §3.3). The call itself needs
 * nothing but a key.
 */
final class DeleteObjects
    implements S3Operation<DeleteObjects.Request, List<DeleteObjects.Outcome>> {
  private static final int MOST = 1000;

  private final Names names;
  private final BatchRemovals removals;

  DeleteObjects(Names names, BatchRemovals removals) {
    this.names = names;
    this.removals = removals;
  }

  /** One to be deleted, by what was asked. */
  record Entry(String key, Optional<String> version) {}

  /** What is asked for; {@code quiet} to be told of faults alone. */
  record Request(
      Target.OfAccount account, Target.OfBucket bucket, List<Entry> entries, boolean quiet) {}

  /** What came of one: what was deleted or made, or the fault. */
  record Outcome(Entry entry, Optional<FileVersion> deleted, Optional<Fault> fault) {}

  @Override
  public String name() {
    return "DeleteObjects";
  }

  @Override
  public S3Route route() {
    return S3Route.bucket("POST", "delete");
  }

  @Override
  public Request read(S3Input input) {
    XmlElement document = input.document("Delete");
    List<XmlElement> objects = document.all("Object");
    if (objects.isEmpty() || objects.size() > MOST) {
      throw S3Code.MALFORMED_XML.fault(
          "The XML you provided was not well-formed or did not validate against our published"
              + " schema");
    }
    List<Entry> entries =
        objects.stream()
            .map(object ->
                new Entry(
                    object.child("Key").map(XmlElement::text).orElse(""),
                    object.textOf("VersionId").filter(version -> !version.isEmpty())))
            .toList();
    return new Request(
        new Target.OfAccount(input.account()),
        input.bucket(names),
        entries,
        document.textOf("Quiet").filter("true"::equals).isPresent());
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.AUTHORIZE.on(request.account));
  }

  @Override
  public List<Outcome> perform(Permit permit, Request request) {
    List<Outcome> outcomes = new ArrayList<>(request.entries.size());
    for (Entry entry : request.entries) {
      Outcome outcome = outcome(permit, request.bucket, entry);
      if (!request.quiet || outcome.fault.isPresent()) {
        outcomes.add(outcome);
      }
    }
    return outcomes;
  }

  @Override
  public Reply reply(S3Input input, Permit permit, List<Outcome> outcomes) {
    return S3Replies.xml(
        input,
        XmlWriter.document(
            "DeleteResult", result -> outcomes.forEach(outcome -> write(result, outcome))));
  }

  /**
   * Answers for what is wrong with one entry. What is wrong with all of them, such as a key that
   * was revoked meanwhile, or with this server, ends the call.
   */
  private Outcome outcome(Permit permit, Target.OfBucket bucket, Entry entry) {
    try {
      Target.OfFiles object = bucket.files(S3Input.checkedKey(entry.key));
      Optional<FileId> version = entry.version.map(VersionIds::read);
      Optional<FileVersion> deleted = removals.remove(permit, object, version);
      return deleted.isPresent()
          ? new Outcome(entry, deleted, Optional.empty())
          : failed(entry, S3Code.ACCESS_DENIED.fault("not entitled"));
    } catch (Refusal refusal) {
      return switch (refusal.kind()) {
        case BUCKET_NOT_FOUND, CREDENTIAL_REVOKED -> throw refusal;
        case VERSION_NOT_PRESENT -> new Outcome(entry, Optional.empty(), Optional.empty());
        default -> failed(entry, S3Faults.fault(refusal));
      };
    } catch (Fault | IllegalValueException problem) {
      return failed(entry, S3Faults.fault(problem));
    }
  }

  private static Outcome failed(Entry entry, Fault fault) {
    return new Outcome(entry, Optional.empty(), Optional.of(fault));
  }

  private static void write(XmlWriter result, Outcome outcome) {
    if (outcome.fault.isPresent()) {
      Fault fault = outcome.fault.get();
      result.element(
          "Error",
          error -> {
            error.text("Key", outcome.entry.key);
            outcome.entry.version.ifPresent(version -> error.text("VersionId", version));
            String message = fault.getMessage();
            error.text("Code", fault.code()).text("Message", message == null ? "" : message);
          });
      return;
    }
    result.element(
        "Deleted",
        deleted -> {
          deleted.text("Key", outcome.entry.key);
          outcome.entry.version.ifPresent(version -> deleted.text("VersionId", version));
          outcome
              .deleted
              .filter(version -> version.action() == FileVersion.Action.HIDE)
              .ifPresent(marker ->
                  deleted
                      .truth("DeleteMarker", true)
                      .text("DeleteMarkerVersionId", marker.id().value()));
        });
  }
}
