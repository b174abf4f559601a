package dev.strongroom.model;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A Group: accounts that somebody else pays for and administers (sheet 03 §1).
 *
 * @param name 1 to 100 characters; not unique
 * @param managed whether its admins may act inside the members' accounts; fixed for ever
 * @param products what it pays for; may grow, never shrink
 * @param acceptedDomains in lower case; only for {@link JoinPolicy#ACCEPTED_DOMAINS}
 * @param createdAtMillis milliseconds since 1970 UTC
 * @param isArchived whether it is gone for every caller; its id is never used again
 */
public record Group(
    GroupId id,
    String name,
    boolean managed,
    Set<GroupProduct> products,
    JoinPolicy joinPolicy,
    List<String> acceptedDomains,
    GroupStanding standing,
    long createdAtMillis,
    boolean isArchived) {
  /** How many members a Group may have (sheet 03 §1). */
  public static final int MAXIMUM_MEMBERS = 5_000;

  /** How many Groups an account may administer (sheet 03 §1). */
  public static final int MAXIMUM_PER_ADMIN = 500;

  private static final int MAXIMUM_NAME_LENGTH = 100;

  /** Copies the collections and checks the name; throws {@link IllegalValueException}. */
  public Group {
    checkName(name);
    products = Set.copyOf(products);
    acceptedDomains = List.copyOf(acceptedDomains);
  }

  /** Checks a name; throws {@link IllegalValueException} with the rule that is broken. */
  public static String checkName(String name) {
    boolean printable = name.codePoints().noneMatch(Character::isISOControl);
    if (name.isBlank() || name.length() > MAXIMUM_NAME_LENGTH || !printable) {
      throw new IllegalValueException(
          "groupName must be 1 to 100 characters, of which one is no blank and none a control");
    }
    return name;
  }

  /** Says whether partners may create members in it: it is managed and has storage. */
  public boolean takesCreatedMembers() {
    return managed && products.contains(GroupProduct.STORAGE) && !isArchived;
  }

  /** The products in the order of {@link GroupProduct}. */
  public List<GroupProduct> productsInOrder() {
    return products.isEmpty() ? List.of() : List.copyOf(EnumSet.copyOf(products));
  }

  /** The same Group, joined by other rules. */
  public Group joinedBy(JoinPolicy policy, List<String> domains) {
    return new Group(
        id, name, managed, products, policy, domains, standing, createdAtMillis, isArchived);
  }

  /** Whether the owner of an address joins by the link without being approved. */
  public boolean admits(String email) {
    return switch (joinPolicy) {
      case RESTRICTED -> false;
      case ACCEPTED_DOMAINS ->
          acceptedDomains.contains(Account.foldedEmail(email.substring(email.indexOf('@') + 1)));
      case AUTOMATIC -> true;
    };
  }

  /** The same Group under another name. */
  public Group named(String newName) {
    return new Group(
        id,
        newName,
        managed,
        products,
        joinPolicy,
        acceptedDomains,
        standing,
        createdAtMillis,
        isArchived);
  }
}
