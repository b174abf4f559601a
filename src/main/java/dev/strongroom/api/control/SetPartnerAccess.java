package dev.strongroom.api.control;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.groups.Partners;
import dev.strongroom.model.AccountProfile;
import java.util.List;

/** Gives the account access to the Partner API, or takes it. */
final class SetPartnerAccess implements ControlOperation<SetPartnerAccess.Request, AccountProfile> {
  private final Partners partners;

  SetPartnerAccess(Partners partners) {
    this.partners = partners;
  }

  record Request(Target.OfAccount account, boolean access, boolean phoneVerified) {}

  @Override
  public String name() {
    return "set_partner_access";
  }

  @Override
  public Request read(ControlInput input) {
    return new Request(
        input.account(), input.requiredTruth("access"), input.requiredTruth("phoneVerified"));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.SET_PARTNER_ACCESS.on(request.account));
  }

  @Override
  public AccountProfile perform(Permit permit, Request request) {
    return partners.setAccess(permit, request.account, request.access, request.phoneVerified);
  }

  @Override
  public Reply reply(ControlInput input, Permit permit, AccountProfile profile) {
    return ControlAnswers.json(json ->
        json.text("accountId", permit.account().value())
            .truth("hasPartnerAccess", profile.hasPartnerAccess())
            .truth("isPhoneVerified", profile.isPhoneVerified()));
  }
}
