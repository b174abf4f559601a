package dev.strongroom.api.control;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.files.Buckets;
import dev.strongroom.model.Bucket;
import java.util.List;

/** Makes the bucket for the account's usage reports, unless it is there (sheet 03 §9.1). */
final class MakeReportsBucket implements ControlOperation<MakeReportsBucket.Request, Bucket> {
  private final Buckets buckets;

  MakeReportsBucket(Buckets buckets) {
    this.buckets = buckets;
  }

  record Request(Target.OfAccount account) {}

  @Override
  public String name() {
    return "make_reports_bucket";
  }

  @Override
  public Request read(ControlInput input) {
    return new Request(input.account());
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.CREATE_BUCKET.on(request.account));
  }

  @Override
  public Bucket perform(Permit permit, Request request) {
    return buckets.forReports(permit, request.account);
  }

  @Override
  public Reply reply(ControlInput input, Permit permit, Bucket bucket) {
    return ControlAnswers.json(json ->
        json.text("bucketId", bucket.id().value()).text("bucketName", bucket.name().value()));
  }
}
