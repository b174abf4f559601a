package dev.strongroom.api.control;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.files.Buckets;
import dev.strongroom.files.FileDetails;
import dev.strongroom.files.IncomingBody;
import dev.strongroom.files.Names;
import dev.strongroom.files.NewFile;
import dev.strongroom.files.Sha1Claim;
import dev.strongroom.files.Uploads;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.FileInfo;
import dev.strongroom.model.Refusal;
import dev.strongroom.usage.UsageFile;
import dev.strongroom.usage.UsageFiles;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes those of the account's usage reports about a day that are not there; a second time it
 * writes nothing (sheet 03 §9.1).
 */
final class WriteUsageReports
    implements ControlOperation<WriteUsageReports.Request, WriteUsageReports.Written> {
  private final Names names;
  private final FileDetails details;
  private final Uploads uploads;
  private final UsageFiles reports;

  /** Takes the uploads that may write to the server's own buckets. */
  WriteUsageReports(Names names, FileDetails details, Uploads uploads, UsageFiles reports) {
    this.names = names;
    this.details = details;
    this.uploads = uploads;
    this.reports = reports;
  }

  /**
   * What is asked for.
   *
   * @param bucket the one for reports, which must be there
   */
  record Request(AccountId account, Target.OfBucket bucket, List<UsageFile> files) {}

  record Written(List<String> names) {}

  @Override
  public String name() {
    return "write_usage_reports";
  }

  @Override
  public Request read(ControlInput input) {
    long day;
    try {
      day = LocalDate.parse(input.requiredText("date")).toEpochDay();
    } catch (DateTimeException noDay) {
      throw Refusal.illegalValue("date must be a day, such as 2026-11-22");
    }
    return new Request(
        input.id(),
        names.bucketNamed(input.id(), Buckets.reportsName(input.id()).value()),
        reports.of(input.id(), day));
  }

  @Override
  public List<Need> needs(Request request) {
    List<Need> needs = new ArrayList<>();
    for (UsageFile file : request.files) {
      needs.add(Action.READ_FILE_INFO.on(request.bucket.files(file.name())));
      needs.add(Action.WRITE_FILE.on(request.bucket.files(file.name())));
    }
    return needs;
  }

  @Override
  public Written perform(Permit permit, Request request) {
    List<String> written = new ArrayList<>();
    for (UsageFile file : request.files) {
      Target.OfFiles target = request.bucket.files(file.name());
      if (!details.isShown(permit, target)) {
        byte[] bytes = reports.text(request.account, file).getBytes(StandardCharsets.UTF_8);
        var unused =
            uploads.upload(
                permit,
                target,
                new NewFile("text/csv", FileInfo.NONE),
                new IncomingBody(
                    new ByteArrayInputStream(bytes), bytes.length, new Sha1Claim.Vouched()));
        written.add(file.name());
      }
    }
    return new Written(written);
  }

  @Override
  public Reply reply(ControlInput input, Permit permit, Written written) {
    return ControlAnswers.json(json -> json.texts("written", written.names));
  }
}
