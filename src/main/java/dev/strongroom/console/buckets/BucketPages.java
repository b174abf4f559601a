package dev.strongroom.console.buckets;

import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.page.Pages;
import dev.strongroom.console.page.Place;
import dev.strongroom.console.page.Times;
import dev.strongroom.files.Buckets;
import dev.strongroom.model.Bucket;
import dev.strongroom.model.Endpoints;
import dev.strongroom.model.Refusal;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the operations on buckets have in common. */
public final class BucketPages {
  private final Pages pages;
  private final Buckets buckets;
  private final Endpoints endpoints;

  /** Puts it together. */
  public BucketPages(Pages pages, Buckets buckets, Endpoints endpoints) {
    this.pages = pages;
    this.buckets = buckets;
    this.endpoints = endpoints;
  }

  /** The list of buckets; the permit is one to list all of them. */
  BucketsPage list(
      Permit permit,
      Target.OfAccount account,
      Optional<BucketsPage.NewBucketForm> form,
      String notice) {
    return new BucketsPage(
        buckets.list(permit, account).stream().map(bucket -> row(permit, bucket)).toList(),
        endpoints.s3().replaceFirst("https?://", ""),
        form,
        notice);
  }

  /** One bucket; the permit is one to list it. Throws {@link Refusal} when it is not there. */
  Bucket find(Permit permit, Target.OfBucket target) {
    return buckets.listOne(permit, target).stream()
        .findFirst()
        .orElseThrow(() ->
            new Refusal(Refusal.Kind.BUCKET_NOT_FOUND, "This account has no bucket with that ID."));
  }

  /** The settings of a bucket. */
  static BucketPage settings(Permit permit, Bucket bucket, String error, String notice) {
    return new BucketPage(
        row(permit, bucket), infoText(bucket), bucket.revision(), error, Optional.empty(), notice);
  }

  /** The bucket's info as it stands in the form. */
  static String infoText(Bucket bucket) {
    return bucket.info().entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining("\n"));
  }

  Reply reply(ConsoleInput input, BucketsPage page, int status) {
    return pages.page(status, input, "buckets", "Buckets", Place.Page.BUCKETS, page);
  }

  Reply reply(ConsoleInput input, BucketPage page, int status) {
    return pages.page(status, input, "bucket", page.bucket().name(), Place.Page.BUCKETS, page);
  }

  private static BucketsPage.Row row(Permit permit, Bucket bucket) {
    return new BucketsPage.Row(
        bucket.id().value(),
        bucket.name().value(),
        bucket.isPublic(),
        Times.moment(bucket.createdAtMillis(), permit.decidedAtMillis()));
  }
}
