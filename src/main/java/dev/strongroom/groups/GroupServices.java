package dev.strongroom.groups;

import dev.strongroom.access.AuditTrail;
import dev.strongroom.access.GroupLinks;
import dev.strongroom.access.Vault;
import dev.strongroom.model.Cluster;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.RevocationLedger;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Everything that is done with Groups, put together. */
public record GroupServices(
    GroupRules rules,
    GroupNames names,
    Groups groups,
    Members members,
    ManyMembers manyMembers,
    MemberSearch search,
    Ejection ejection,
    Quotas quotas,
    Joining joining,
    Trials trials,
    Partners partners,
    Counting counting) {
  /** Makes them over what is stored. */
  public static GroupServices over(
      MetadataStore store,
      RevocationLedger ledger,
      AuditTrail audit,
      Vault vault,
      Cluster cluster,
      GroupRules rules,
      GroupLinks links,
      InstantSource clock,
      SecureRandom random) {
    NewAccounts newAccounts = new NewAccounts(rules, vault, cluster, random);
    Members members = new Members(store, audit, newAccounts, rules);
    return new GroupServices(
        rules,
        new GroupNames(store),
        new Groups(store, audit),
        members,
        new ManyMembers(store, audit, newAccounts, members),
        new MemberSearch(store),
        new Ejection(store, ledger, audit, members),
        new Quotas(store, audit),
        new Joining(store, audit, links, rules),
        new Trials(store, audit, newAccounts, members, random),
        new Partners(store, ledger, audit),
        new Counting(store, clock));
  }
}
