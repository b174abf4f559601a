package dev.strongroom.groups;

import dev.strongroom.model.Group;
import dev.strongroom.model.GroupProduct;
import dev.strongroom.model.JoinPolicy;
import dev.strongroom.model.Refusal;
import java.util.List;
import java.util.Set;

/**
 * What a Group is to be.
 *
 * @param managed whether its admins may act in the members' accounts; fixed for ever
 * @param products at least one
 * @param acceptedDomains in lower case; at least one with {@link JoinPolicy#ACCEPTED_DOMAINS}, none
 *     otherwise
 */
public record NewGroup(
    String name,
    boolean managed,
    Set<GroupProduct> products,
    JoinPolicy joinPolicy,
    List<String> acceptedDomains) {
  /** Checks every rule that needs no storage; throws {@link Refusal} or its like. */
  public NewGroup {
    Group.checkName(name);
    products = Set.copyOf(products);
    acceptedDomains = List.copyOf(acceptedDomains);
    if (products.isEmpty()) {
      throw Refusal.illegalValue("a Group has at least one product");
    }
    checkDomains(joinPolicy, acceptedDomains);
  }

  /** Checks that domains and policy go together; throws {@link Refusal}. */
  static void checkDomains(JoinPolicy joinPolicy, List<String> acceptedDomains) {
    boolean byDomain = joinPolicy == JoinPolicy.ACCEPTED_DOMAINS;
    if (byDomain == acceptedDomains.isEmpty()) {
      throw Refusal.illegalValue("accepted domains and the join policy for them go together");
    }
    for (String domain : acceptedDomains) {
      if (!isDomain(domain)) {
        throw Refusal.illegalValue("not a domain in lower case: " + domain);
      }
    }
  }

  /** Says whether a text can stand among the accepted domains. */
  public static boolean isDomain(String text) {
    return text.matches("[a-z0-9.-]{1,253}");
  }
}
