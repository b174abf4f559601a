package dev.strongroom.console.activity;

import dev.strongroom.access.Action;
import dev.strongroom.access.Activity;
import dev.strongroom.access.AuditEntry;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Remedy;
import dev.strongroom.access.Target;
import dev.strongroom.accounts.KeyDirectory;
import dev.strongroom.api.PercentCoding;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.page.Pages;
import dev.strongroom.console.page.Place;
import dev.strongroom.console.page.Times;
import dev.strongroom.files.Buckets;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.Bucket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** What the operations of the page Activity have in common: gathering what it shows. */
public final class ActivityPages {
  private static final int MOST_KEYS_NAMED = 20;

  private final Pages pages;
  private final Activity activity;
  private final KeyDirectory keys;
  private final Buckets buckets;

  /** Puts it together. */
  public ActivityPages(Pages pages, Activity activity, KeyDirectory keys, Buckets buckets) {
    this.pages = pages;
    this.activity = activity;
    this.keys = keys;
    this.buckets = buckets;
  }

  /** What both pages need: the log, and the names of what it speaks of. */
  static List<Need> needs(Target.OfAccount account) {
    return List.of(
        Action.VIEW_ACTIVITY.on(account),
        Action.LIST_KEYS.on(account),
        Action.LIST_BUCKETS.on(account));
  }

  /** A page of the list. */
  ActivityPage list(Permit permit, Target.OfAccount account, ActivityQuery query) {
    Activity.Page page = activity.page(permit, account, query.asked());
    List<Bucket> all = buckets.list(permit, account);
    ActivityRows rows = rows(permit, account, allKeys(permit, account), all);
    return new ActivityPage(
        query,
        page.entries().stream().map(rows::row).toList(),
        all.stream()
            .map(bucket -> new ActivityPage.Choice(bucket.id().value(), bucket.name().value()))
            .toList(),
        page.older().map(query::pathBefore).orElse(""),
        moment(page.lookedBackTo(), permit),
        page.leavesOut());
  }

  /** What is known of one request. */
  RequestPage request(Permit permit, Target.OfAccount account, String requestId, String before) {
    if (requestId.isEmpty()) {
      return new RequestPage("", List.of(), "", false);
    }
    Activity.Page page =
        activity.page(
            permit, account, Activity.Query.ofRequest(requestId, ActivityQuery.position(before)));
    List<Bucket> all = buckets.list(permit, account);
    List<ApplicationKey> allKeys = allKeys(permit, account);
    ActivityRows rows = rows(permit, account, allKeys, all);
    return new RequestPage(
        requestId,
        page.entries().reversed().stream()
            .map(entry -> answer(entry, rows, allKeys, permit.decidedAtMillis()))
            .toList(),
        page.older()
            .map(older ->
                RequestPage.PATH
                    + "?id="
                    + PercentCoding.encode(requestId)
                    + "&before="
                    + ActivityQuery.text(older))
            .orElse(""),
        page.leavesOut());
  }

  Reply reply(ConsoleInput input, ActivityPage page) {
    return pages.page(200, input, "activity", "Activity", Place.Page.ACTIVITY, page);
  }

  Reply reply(ConsoleInput input, RequestPage page) {
    return pages.page(200, input, "request", "Why was this refused?", Place.Page.ACTIVITY, page);
  }

  private static RequestPage.Answer answer(
      AuditEntry entry, ActivityRows rows, List<ApplicationKey> keys, long nowMillis) {
    Optional<Remedy> remedy =
        entry.isRefusal() && !entry.needs().isEmpty()
            ? Optional.of(Remedy.of(entry.needs(), keys, nowMillis))
            : Optional.empty();
    return new RequestPage.Answer(
        entry.sentence(),
        rows.row(entry),
        entry.needs().stream().map(need -> need.action().description()).distinct().toList(),
        remedy.map(found -> would(found, rows, nowMillis)));
  }

  private static RequestPage.Would would(Remedy remedy, ActivityRows rows, long nowMillis) {
    List<RequestPage.Key> named =
        remedy.sufficient().stream()
            .limit(MOST_KEYS_NAMED)
            .map(key -> key(key, nowMillis))
            .toList();
    List<String> capabilities =
        remedy.toMake().map(make -> make.capabilities().wireNames()).orElse(List.of());
    Optional<String> bucketId =
        remedy.toMake().flatMap(Remedy.KeyToMake::bucket).map(id -> id.value());
    return new RequestPage.Would(
        named,
        remedy.sufficient().size() - named.size(),
        remedy.toMake().isPresent(),
        capabilities,
        bucketId.map(id -> rows.bucketNames().getOrDefault(id, id)).orElse(""),
        "/console/application-keys/new?"
            + capabilities.stream()
                .map(name -> "capability=" + name)
                .collect(Collectors.joining("&"))
            + bucketId.map(id -> "&bucketId=" + id).orElse(""));
  }

  private static RequestPage.Key key(ApplicationKey key, long nowMillis) {
    return new RequestPage.Key(
        key.id().isMaster() ? "Master Application Key" : key.name(),
        key.id().value(),
        key.id().isMaster() ? "" : "/console/application-keys/" + key.id(),
        Optional.ofNullable(key.expiresAtMillis()).map(at -> Times.moment(at, nowMillis)));
  }

  /** The standard keys, newest first, and the master key behind them. */
  private List<ApplicationKey> allKeys(Permit permit, Target.OfAccount account) {
    List<ApplicationKey> all = new ArrayList<>(keys.all(permit, account).reversed());
    keys.master(permit, account).ifPresent(all::add);
    return all;
  }

  private static ActivityRows rows(
      Permit permit, Target.OfAccount account, List<ApplicationKey> keys, List<Bucket> buckets) {
    Map<String, String> keyNames = new HashMap<>();
    keys.forEach(key -> keyNames.put(key.id().value(), key.name()));
    Map<String, String> bucketNames = new HashMap<>();
    buckets.forEach(bucket -> bucketNames.put(bucket.id().value(), bucket.name().value()));
    return new ActivityRows(
        account.account().value(), keyNames, bucketNames, permit.decidedAtMillis());
  }

  private static Optional<Times.Moment> moment(OptionalLong atMillis, Permit permit) {
    return atMillis.isPresent()
        ? Optional.of(Times.moment(atMillis.getAsLong(), permit.decidedAtMillis()))
        : Optional.empty();
  }
}
