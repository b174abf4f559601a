package dev.strongroom.api.partner;

import dev.strongroom.access.Tokens;
import dev.strongroom.groups.GroupServices;
import dev.strongroom.model.Cluster;
import dev.strongroom.model.Endpoints;
import java.util.List;

/**
 * Puts the Partner API together: the list of its operations.
 *
 * @param cluster the server's own label
 * @param endpoints the addresses that clients are given
 */
public record PartnerApi(
    Tokens tokens, GroupServices services, Cluster cluster, Endpoints endpoints) {
  /** The door with every operation behind it; it stands before the Native API's. */
  public PartnerDoor door() {
    MemberJson memberJson = new MemberJson(services.rules().regions(), cluster, endpoints);
    return new PartnerDoor(
        tokens,
        List.of(
            new ListGroups(services.groups()),
            new ListGroupMembers(services.members(), services.names(), memberJson),
            new CreateGroupMember(services.members(), services.names(), memberJson),
            new EjectGroupMember(services.ejection(), services.names(), memberJson),
            new ReserveTrial(services.trials(), memberJson)));
  }
}
