package dev.strongroom.store;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.GroupId;
import dev.strongroom.model.Invitation;
import dev.strongroom.model.JoinRequest;
import java.util.List;
import java.util.Optional;

/** Who may join which Group, and who asked to. What is done with is removed. */
public interface JoiningTable {
  /** How often the Group's link was renewed. */
  long linkGeneration(GroupId group);

  /** Renews the Group's link. */
  void renewLink(GroupId group);

  /** Adds an invitation, or replaces the one with its address. */
  void putInvitation(Invitation invitation);

  /** Removes an invitation; says whether there was one. */
  boolean deleteInvitation(GroupId group, String email);

  /** The invitation with this address, whatever its case. */
  Optional<Invitation> invitation(GroupId group, String email);

  /** At most {@code limit} invitations in the order of folded addresses. */
  List<Invitation> invitations(GroupId group, int limit);

  /** Adds a request, or replaces the account's earlier one. */
  void putRequest(JoinRequest request);

  /** Removes a request; says whether there was one. */
  boolean deleteRequest(GroupId group, AccountId account);

  /** The account's request. */
  Optional<JoinRequest> request(GroupId group, AccountId account);

  /** At most {@code limit} requests that nobody decided, in the order of account ids. */
  List<JoinRequest> openRequests(GroupId group, int limit);
}
