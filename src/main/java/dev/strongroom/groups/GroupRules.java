package dev.strongroom.groups;

import dev.strongroom.model.Account;
import dev.strongroom.model.Region;
import dev.strongroom.model.Regions;
import java.util.Optional;
import java.util.Set;

/**
 * What the operator settled about Groups.
 *
 * @param regions where accounts can be made
 * @param needsVerifiedPhone whether an admin must have a verified telephone number (sheet 03 §2)
 * @param refusedDomains domains in lower case in whose addresses no account is made (sheet 03 §5.3)
 */
public record GroupRules(Regions regions, boolean needsVerifiedPhone, Set<String> refusedDomains) {
  /** What holds when nothing is settled. */
  public static final GroupRules STANDARD = new GroupRules(Regions.STANDARD, false, Set.of());

  /** Copies the domains. */
  public GroupRules {
    refusedDomains = Set.copyOf(refusedDomains);
  }

  /** The region of this name, or the standard one when none is named; empty when it is unknown. */
  public Optional<Region> region(Optional<String> name) {
    return name.isEmpty() ? Optional.of(regions.standard()) : regions.find(name.get());
  }

  /** Says whether no account is made with the address. */
  public boolean refuses(String email) {
    return refusedDomains.contains(domainOf(email));
  }

  /** The part of an address after its @, in lower case. */
  static String domainOf(String email) {
    return Account.foldedEmail(email.substring(email.indexOf('@') + 1));
  }
}
