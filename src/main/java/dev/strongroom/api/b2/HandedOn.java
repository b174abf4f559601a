package dev.strongroom.api.b2;

import dev.strongroom.access.Redemption;
import dev.strongroom.access.Rejection;
import dev.strongroom.access.SessionTokens;
import dev.strongroom.access.SharedLinks;
import dev.strongroom.api.Call;
import dev.strongroom.api.fields.QueryFields;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.ContentHeader;
import dev.strongroom.model.FileId;
import java.util.Optional;

/** Redeems what a person in the console handed on: an extension of B2's credentials. */
record HandedOn(SessionTokens sessions, SharedLinks links) {
  Redemption forUpload(String token, BucketId bucket, String urlNonce) {
    return sessions.redeemUploadToken(token, bucket, urlNonce);
  }

  Redemption forPart(String token, FileId largeFile, String urlNonce) {
    return sessions.redeemUploadPartToken(token, largeFile, urlNonce);
  }

  /** For a download of one version, which stands in the query that the download is read from. */
  Redemption forVersion(String token, Call call) {
    QueryFields fields = QueryFields.read(call);
    Optional<String> version = fields.text("fileId");
    if (version.isEmpty() || call.method().equals("POST")) {
      return new Redemption.Bad(Rejection.of("the token is good for a version in a query"));
    }
    String disposition = fields.text(ContentHeader.CONTENT_DISPOSITION.queryName()).orElse("");
    return sessions.redeemDownloadToken(token, new FileId(version.get()), disposition);
  }

  /** For a download of one name. */
  Redemption forName(String token, String name) {
    return links.redeem(token, name);
  }
}
