package dev.strongroom.console.page;

import java.util.List;
import java.util.Optional;

/**
 * A place of the left navigation, with B2's headings and words (sheet 05 §1.1).
 *
 * @param heading what it stands under
 * @param label what it is called
 * @param path where it is
 * @param page the page that it leads to; two places may lead to one
 */
public record Place(String heading, String label, String path, Page page) {
  /** The pages that the navigation knows. */
  public enum Page {
    /** The person's account. */
    MY_SETTINGS,
    /** Application keys. */
    APPLICATION_KEYS,
    /** What happened. */
    ACTIVITY,
    /** Buckets. */
    BUCKETS,
    /** The files in them. */
    FILES,
    /** What was used. */
    REPORTS,
    /** The Groups that the account administers. */
    GROUPS,
    /** Their members. */
    USERS,
    /** Who may become one. */
    INVITE,
    /** None of them. */
    ELSEWHERE
  }

  /** The headings in order. */
  public static final List<String> HEADINGS =
      List.of("Account", "B2 Cloud Storage", "Business Groups");

  /** Every place in order. Application Keys stands under both headings: guides name either. */
  public static final List<Place> ALL =
      List.of(
          new Place("Account", "My Settings", "/console/my-settings", Page.MY_SETTINGS),
          new Place(
              "Account", "Application Keys", "/console/application-keys", Page.APPLICATION_KEYS),
          new Place("Account", "Activity", "/console/activity", Page.ACTIVITY),
          new Place("B2 Cloud Storage", "Buckets", "/console/buckets", Page.BUCKETS),
          new Place("B2 Cloud Storage", "Browse Files", "/console/files", Page.FILES),
          new Place("B2 Cloud Storage", "Reports", "/console/reports", Page.REPORTS),
          new Place(
              "B2 Cloud Storage",
              "Application Keys",
              "/console/application-keys",
              Page.APPLICATION_KEYS),
          new Place("Business Groups", "Group Management", "/console/groups", Page.GROUPS),
          new Place("Business Groups", "Users/Computers", "/console/users", Page.USERS),
          new Place("Business Groups", "Invite & Approve", "/console/invite", Page.INVITE));

  /** The places under a heading, for whoever looks; none when they have nothing to do there. */
  public static List<Place> under(String heading, Optional<Frame.SignedIn> person) {
    return ALL.stream()
        .filter(place -> place.heading.equals(heading))
        .filter(place -> person.map(place::isFor).orElse(true))
        .toList();
  }

  private boolean isFor(Frame.SignedIn person) {
    return switch (page) {
      case GROUPS, USERS, INVITE -> person.administersGroups();
      case MY_SETTINGS, ACTIVITY, REPORTS -> person.managed().isEmpty();
      default -> true;
    };
  }
}
