package dev.strongroom.groups;

import dev.strongroom.access.Action;
import dev.strongroom.access.AuditTrail;
import dev.strongroom.access.GroupLinks;
import dev.strongroom.access.KeyRing;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.model.Account;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.Group;
import dev.strongroom.model.GroupRefusal;
import dev.strongroom.model.Invitation;
import dev.strongroom.model.JoinPolicy;
import dev.strongroom.model.JoinRequest;
import dev.strongroom.model.Membership;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.Tables;
import java.util.List;
import java.util.Optional;

/**
 * Lets accounts that are there join Groups (sheet 03 §8): by the Group's link, at once or after an
 * admin approved, as the join policy has it. Nobody is mailed: the admin passes the link on.
 */
public final class Joining {
  /** How many invitations and requests are shown. */
  public static final int MOST_SHOWN = 500;

  private final MetadataStore store;
  private final AuditTrail audit;
  private final GroupLinks links;
  private final GroupRules rules;

  Joining(MetadataStore store, AuditTrail audit, GroupLinks links, GroupRules rules) {
    this.store = store;
    this.audit = audit;
    this.links = links;
    this.rules = rules;
  }

  /** Somebody who asked, with the address of their account. */
  public record Asked(AccountId account, String email, long atMillis) {}

  /**
   * Who may join, and who asked.
   *
   * @param link what stands in the Group's link
   */
  public record Overview(
      Group group, String link, List<Invitation> invitations, List<Asked> requests) {}

  /** What an account is to a Group. */
  public enum Standing {
    /** It may join at once. */
    ADMITTED,
    /** It may ask. */
    MAY_ASK,
    /** It asked, and nobody decided. */
    ASKED,
    /** It was declined. */
    DENIED,
    /** It is a member. */
    MEMBER,
    /** It is a member of another Group. */
    ELSEWHERE
  }

  /**
   * The Group that a link leads to.
   *
   * @param standing of the account that looks
   */
  public record Door(Group group, Standing standing) {}

  /** Everything about joining that the Group's admin sees. */
  public Overview overview(Permit permit, Target.OfGroup target) {
    permit.require(Action.APPROVE_MEMBERS.on(target));
    return store.read(tables -> {
      Group group = GroupNames.existing(tables, target);
      return new Overview(
          group,
          links.write(group.id(), tables.joining().linkGeneration(group.id())),
          tables.joining().invitations(group.id(), MOST_SHOWN),
          tables.joining().openRequests(group.id(), MOST_SHOWN).stream()
              .map(request -> asked(tables, request))
              .toList());
    });
  }

  /** Says by which rules people join. */
  public Group setPolicy(
      Permit permit, Target.OfGroup target, JoinPolicy policy, List<String> domains) {
    permit.require(Action.APPROVE_MEMBERS.on(target));
    NewGroup.checkDomains(policy, domains);
    return audit.change(
        permit,
        "set join policy " + policy.name(),
        target.id().value(),
        () ->
            store.write(tables -> {
              KeyRing.requireAlive(tables, permit);
              Group changed = GroupNames.existing(tables, target).joinedBy(policy, domains);
              tables.groups().update(changed);
              return changed;
            }));
  }

  /** Renews the link: the one before leads nowhere any more. */
  public void renewLink(Permit permit, Target.OfGroup target) {
    permit.require(Action.APPROVE_MEMBERS.on(target));
    audit.<Group>change(
        permit,
        "renew link of group",
        target.id().value(),
        () ->
            store.write(tables -> {
              KeyRing.requireAlive(tables, permit);
              Group group = GroupNames.existing(tables, target);
              tables.joining().renewLink(group.id());
              return group;
            }));
  }

  /** Invites the owners of addresses: who has one joins by the link without being approved. */
  public void invite(Permit permit, Target.OfGroup target, List<String> emails) {
    permit.require(Action.APPROVE_MEMBERS.on(target));
    emails.forEach(NewAccounts::checkEmail);
    audit.<Group>change(
        permit,
        "invite to group",
        target.id().value(),
        () ->
            store.write(tables -> {
              KeyRing.requireAlive(tables, permit);
              Group group = GroupNames.existing(tables, target);
              for (String email : emails) {
                tables
                    .joining()
                    .putInvitation(new Invitation(group.id(), email, permit.decidedAtMillis()));
              }
              return group;
            }));
  }

  /** Takes an invitation back; nothing happens when there is none. */
  public void withdraw(Permit permit, Target.OfGroup target, String email) {
    permit.require(Action.APPROVE_MEMBERS.on(target));
    audit.<Boolean>change(
        permit,
        "withdraw invitation to group",
        target.id().value(),
        () ->
            store.write(tables -> {
              KeyRing.requireAlive(tables, permit);
              return tables
                  .joining()
                  .deleteInvitation(GroupNames.existing(tables, target).id(), email);
            }));
  }

  /**
   * Accepts or declines who asked.
   *
   * @throws GroupRefusal when the account did not ask, or cannot be a member
   */
  public void decide(Permit permit, Target.OfGroup target, String account, boolean accepted) {
    permit.require(Action.APPROVE_MEMBERS.on(target));
    String what = accepted ? "approve member of group" : "decline member of group";
    audit.<JoinRequest>change(
        permit,
        what,
        account,
        () ->
            store.write(tables -> {
              KeyRing.requireAlive(tables, permit);
              Group group = GroupNames.existing(tables, target);
              JoinRequest request =
                  Optional.of(account)
                      .filter(AccountId::isWellFormed)
                      .flatMap(id -> tables.joining().request(group.id(), new AccountId(id)))
                      .filter(found -> !found.isDenied())
                      .orElseThrow(() ->
                          new GroupRefusal(
                              GroupRefusal.Kind.NOT_A_MEMBER, "This account does not ask to join"));
              if (accepted) {
                admit(tables, group, request.account(), permit.decidedAtMillis());
              } else {
                tables
                    .joining()
                    .putRequest(
                        new JoinRequest(group.id(), request.account(), true, request.atMillis()));
              }
              return request;
            }));
  }

  /** The Group that a link leads to; empty when it leads nowhere. */
  public Optional<Door> look(Permit permit, Target.OfAccount account, String link) {
    permit.require(Action.LOOK_AT_GROUP_LINK.on(account));
    return store.read(tables -> door(tables, account.account(), link));
  }

  /**
   * Joins by a link, or asks to.
   *
   * @return what the account is to the Group now
   * @throws GroupRefusal when the link leads nowhere, or the account cannot join
   */
  public Standing join(Permit permit, Target.OfAccount account, String link) {
    permit.require(Action.JOIN_GROUP.on(account));
    return audit.change(
        permit,
        "join group",
        link.split("-", 2)[0],
        () ->
            store.write(tables -> {
              KeyRing.requireAlive(tables, permit);
              Door door =
                  door(tables, account.account(), link)
                      .orElseThrow(() -> GroupRefusal.groupNotFound("the link leads nowhere"));
              return switch (door.standing) {
                case ADMITTED -> {
                  admit(tables, door.group, account.account(), permit.decidedAtMillis());
                  yield Standing.MEMBER;
                }
                case MAY_ASK -> {
                  tables
                      .joining()
                      .putRequest(
                          new JoinRequest(
                              door.group.id(), account.account(), false, permit.decidedAtMillis()));
                  yield Standing.ASKED;
                }
                case ASKED, DENIED, MEMBER, ELSEWHERE -> door.standing;
              };
            }));
  }

  /** Makes the admin's own account a member. */
  public void addMyself(Permit permit, Target.OfAccount account, Target.OfGroup target) {
    permit.require(Action.APPROVE_MEMBERS.on(target));
    permit.require(Action.JOIN_GROUP.on(account));
    audit.<Group>change(
        permit,
        "join group",
        target.id().value(),
        () ->
            store.write(tables -> {
              KeyRing.requireAlive(tables, permit);
              Group group = GroupNames.existing(tables, target);
              admit(tables, group, account.account(), permit.decidedAtMillis());
              return group;
            }));
  }

  private Optional<Door> door(Tables tables, AccountId account, String link) {
    return links
        .read(link, group -> tables.joining().linkGeneration(group))
        .flatMap(tables.groups()::find)
        .filter(group -> !group.isArchived())
        .map(group -> new Door(group, standing(tables, group, account)));
  }

  private static Standing standing(Tables tables, Group group, AccountId account) {
    Optional<Membership> membership = tables.memberships().find(account);
    if (membership.isPresent()) {
      return membership.get().groupId().equals(group.id()) ? Standing.MEMBER : Standing.ELSEWHERE;
    }
    String email = tables.accounts().find(account).orElseThrow().email();
    if (group.admits(email) || tables.joining().invitation(group.id(), email).isPresent()) {
      return Standing.ADMITTED;
    }
    return tables
        .joining()
        .request(group.id(), account)
        .map(request -> request.isDenied() ? Standing.DENIED : Standing.ASKED)
        .orElse(Standing.MAY_ASK);
  }

  private void admit(Tables tables, Group group, AccountId id, long nowMillis) {
    Account account = tables.accounts().find(id).orElseThrow();
    if (tables.memberships().find(id).isPresent()) {
      throw new GroupRefusal(
          GroupRefusal.Kind.NOT_ADMITTED, "The account is a member of a Group already");
    }
    if (tables.memberships().count(group.id()) >= Group.MAXIMUM_MEMBERS) {
      throw new GroupRefusal(
          GroupRefusal.Kind.GROUP_FULL,
          "a Group has at most " + Group.MAXIMUM_MEMBERS + " members");
    }
    String region = tables.accountProfiles().find(id).region();
    tables
        .memberships()
        .insert(
            new Membership(
                id,
                group.id(),
                account.email(),
                region.isEmpty() ? rules.regions().standard().name() : region,
                Membership.Origin.JOINED,
                nowMillis));
    tables.joining().deleteInvitation(group.id(), account.email());
    tables.joining().deleteRequest(group.id(), id);
  }

  private static Asked asked(Tables tables, JoinRequest request) {
    return new Asked(
        request.account(),
        tables.accounts().find(request.account()).orElseThrow().email(),
        request.atMillis());
  }
}
