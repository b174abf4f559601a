package dev.strongroom.api.partner;

import dev.strongroom.api.json.JsonWriter;
import dev.strongroom.model.Cluster;
import dev.strongroom.model.Endpoints;
import dev.strongroom.model.Group;
import dev.strongroom.model.Membership;
import dev.strongroom.model.Region;
import dev.strongroom.model.Regions;
import dev.strongroom.model.StorageTotals;
import java.util.Optional;

/**
 * Members, and the addresses of the regions that they are in (sheet 03 §5 and §6).
 *
 * @param cluster the server's own label
 */
record MemberJson(Regions regions, Cluster cluster, Endpoints endpoints) {
  /** The host, perhaps with a port, of the S3 endpoint of a region; no scheme. */
  String s3Endpoint(String regionName) {
    return regions
        .of(regionName)
        .s3Host()
        .orElseGet(() -> endpoints.s3().substring(endpoints.s3().indexOf("//") + 2));
  }

  /** The account, the Group and the region, in alphabetical order; some answers have less. */
  void write(
      JsonWriter json,
      int version,
      Group group,
      Membership member,
      Optional<Runnable> totals,
      boolean withCluster) {
    Region region = regions.of(member.region());
    json.text("accountId", member.accountId().value());
    totals.ifPresent(Runnable::run);
    // Seen in answers of version 4 alone (sheet 03 §5.2).
    if (withCluster && version == 4) {
      json.text("clusterNum", region.cluster().orElse(cluster).value());
    }
    json.text("email", member.email())
        .text("groupId", group.id().value())
        .text("groupName", group.name())
        .text("region", region.name())
        .text("s3Endpoint", s3Endpoint(member.region()));
  }

  /** What is stored (sheet 03 §10). */
  static void totals(JsonWriter json, StorageTotals totals, Optional<Long> countedAtMillis) {
    json.object(
        "b2Stats",
        stats ->
            stats
                .number("b2BytesStoredCount", totals.bytes())
                .number("b2FilesStoredCount", totals.files())
                .text("b2StatsAsOfTimestamp", Timestamps.of(countedAtMillis))
                .number("bucketCount", totals.buckets()));
  }
}
