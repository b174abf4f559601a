package dev.strongroom.groups;

import dev.strongroom.access.Action;
import dev.strongroom.access.AuditTrail;
import dev.strongroom.access.KeyRing;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.model.Account;
import dev.strongroom.model.GroupRefusal;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.Tables;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Makes several members of a Group at once: all of them or none. */
public final class ManyMembers {
  /** How many at once; a bound on how long others wait. */
  public static final int MOST = 500;

  private final MetadataStore store;
  private final AuditTrail audit;
  private final NewAccounts newAccounts;
  private final Members members;

  ManyMembers(MetadataStore store, AuditTrail audit, NewAccounts newAccounts, Members members) {
    this.store = store;
    this.audit = audit;
    this.newAccounts = newAccounts;
    this.members = members;
  }

  /**
   * Makes them, each as {@link Members#create} does.
   *
   * @param wanted 1 to {@link #MOST}
   * @return them in the same order
   * @throws MembersRefusedException when some cannot be made; none was then
   */
  public List<CreatedMember> create(Permit permit, Target.OfGroup target, List<NewMember> wanted) {
    permit.require(Action.CREATE_GROUP_MEMBER.on(target));
    Problems problems = new Problems();
    store.<List<NewMember>>read(tables -> {
      members.checkPhone(tables, permit, GroupRefusal.Kind.PHONE_NOT_VERIFIED);
      look(tables, wanted, problems);
      return wanted;
    });
    List<NewAccounts.Draft> drafts = new ArrayList<>();
    for (int place = 0; place < wanted.size(); place++) {
      NewMember member = wanted.get(place);
      problems.of(
          place,
          () ->
              drafts.add(
                  newAccounts.draft(member.email(), member.region(), permit.decidedAtMillis())));
    }
    problems.requireNone();
    for (NewAccounts.Draft draft : drafts) {
      audit.changing(permit, "create group member", draft.account().id().value());
    }
    return audit.making(
        permit,
        Optional.empty(),
        "create group member",
        drafts.stream().map(draft -> draft.account().id().value()).toList(),
        () -> insert(permit, target, drafts));
  }

  private List<CreatedMember> insert(
      Permit permit, Target.OfGroup target, List<NewAccounts.Draft> drafts) {
    return store.write(tables -> {
      KeyRing.requireAlive(tables, permit);
      List<CreatedMember> made = new ArrayList<>();
      Problems meanwhile = new Problems();
      for (int place = 0; place < drafts.size(); place++) {
        NewAccounts.Draft draft = drafts.get(place);
        meanwhile.of(place, () -> made.add(Members.insert(tables, target, draft)));
        meanwhile.requireNone();
      }
      return made;
    });
  }

  private static void look(Tables tables, List<NewMember> wanted, Problems problems) {
    Set<String> seen = new HashSet<>();
    for (int place = 0; place < wanted.size(); place++) {
      String email = wanted.get(place).email();
      if (!seen.add(Account.foldedEmail(email))) {
        problems.found.put(place, "This address stands in the list twice");
      }
      problems.of(
          place,
          () -> {
            NewAccounts.checkEmail(email);
            NewAccounts.checkUnused(tables, email);
            return true;
          });
    }
  }

  /** What is wrong with which. */
  private static final class Problems {
    private final Map<Integer, String> found = new TreeMap<>();

    void of(int place, Supplier<Boolean> work) {
      try {
        boolean unused = work.get();
      } catch (GroupRefusal refused) {
        found.putIfAbsent(place, String.valueOf(refused.getMessage()));
      }
    }

    void requireNone() {
      if (!found.isEmpty()) {
        throw new MembersRefusedException(found);
      }
    }
  }
}
