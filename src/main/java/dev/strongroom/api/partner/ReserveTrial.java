package dev.strongroom.api.partner;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.api.fields.JsonFields;
import dev.strongroom.api.json.JsonReader;
import dev.strongroom.api.json.JsonWriter;
import dev.strongroom.groups.CreatedTrial;
import dev.strongroom.groups.NewTrial;
import dev.strongroom.groups.Trials;
import dev.strongroom.model.GroupRefusal;
import dev.strongroom.model.Refusal;
import java.time.LocalDate;
import java.util.List;

/**
 * b2_reserve_trial_create_account: makes accounts outside of any Group, each with a trial (sheet 03
 * §5.5). The documentation shows an array of entries, the samples send one object: both are taken
 * and answered in kind.
 */
final class ReserveTrial implements PartnerOperation<ReserveTrial.Request, ReserveTrial.Reserved> {
  private static final int MAXIMUM_BYTES = 1 << 20;
  private static final int MAXIMUM_ENTRIES = 100;

  private final Trials trials;
  private final MemberJson memberJson;

  ReserveTrial(Trials trials, MemberJson memberJson) {
    this.trials = trials;
    this.memberJson = memberJson;
  }

  record Request(Target.OfAccount partner, boolean isArray, List<NewTrial> wanted) {}

  record Reserved(boolean isArray, List<CreatedTrial> trials) {}

  @Override
  public String name() {
    return "b2_reserve_trial_create_account";
  }

  @Override
  public Request read(PartnerInput input) {
    JsonReader.Objects body = JsonReader.readObjects(input.call().body(), MAXIMUM_BYTES);
    if (body.list().isEmpty() || body.list().size() > MAXIMUM_ENTRIES) {
      throw Refusal.illegalValue("there must be 1 to " + MAXIMUM_ENTRIES + " entries");
    }
    return new Request(
        new Target.OfAccount(input.account()),
        body.isArray(),
        body.list().stream().map(JsonFields::new).map(ReserveTrial::trial).toList());
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.CREATE_TRIAL.on(request.partner));
  }

  @Override
  public Reserved perform(Permit permit, Request request) {
    try {
      return new Reserved(request.isArray, trials.create(permit, request.partner, request.wanted));
    } catch (GroupRefusal refusal) {
      throw asBadRequest(refusal);
    }
  }

  @Override
  public Reply reply(PartnerInput input, Permit permit, Reserved reserved) {
    return reserved.isArray
        ? PartnerAnswers.array(reserved.trials, this::write)
        : PartnerAnswers.json(json -> write(json, reserved.trials.getFirst()));
  }

  /** Whatever is wrong with an entry is bad_request in this operation (sheet 03 §5.5). */
  private static RuntimeException asBadRequest(GroupRefusal refusal) {
    return switch (refusal.kind()) {
      case EMAIL_NOT_USABLE, REGION_UNKNOWN ->
          Refusal.illegalValue(String.valueOf(refusal.getMessage()));
      default -> refusal;
    };
  }

  private static NewTrial trial(JsonFields fields) {
    return new NewTrial(
        fields.requiredText("email"),
        fields.text("region"),
        fields.requiredNumber("term"),
        fields.requiredNumber("storage"));
  }

  private void write(JsonWriter json, CreatedTrial created) {
    json.text("accountId", created.account().id().value())
        .text("applicationKey", created.secret().reveal())
        .text("applicationKeyId", created.keyId().value())
        .text("bucketId", created.bucket().id().value())
        .text("bucketName", created.bucket().name().value())
        .text("email", created.account().email())
        .text("endDate", LocalDate.ofEpochDay(created.trial().endEpochDay()).toString())
        .text("s3Endpoint", memberJson.s3Endpoint(created.region().name()))
        .text("startDate", LocalDate.ofEpochDay(created.trial().startEpochDay()).toString());
  }
}
