package dev.strongroom.api.b2;

import dev.strongroom.access.DownloadAuthorizations;
import dev.strongroom.access.KeyRing;
import dev.strongroom.access.SessionTokens;
import dev.strongroom.access.SharedLinks;
import dev.strongroom.access.Tokens;
import dev.strongroom.accounts.ApplicationKeys;
import dev.strongroom.api.ConsolePages;
import dev.strongroom.files.BucketNames;
import dev.strongroom.files.Buckets;
import dev.strongroom.files.FileReading;
import dev.strongroom.files.FileWriting;
import dev.strongroom.files.Names;
import dev.strongroom.model.Endpoints;
import java.util.List;

/**
 * Puts the Native API together: the list of its operations.
 *
 * @param endpoints the addresses that clients are given
 * @param refusesPartnerTokens whether tokens for the Partner API are good for nothing else
 */
public record NativeApi(
    KeyRing keyRing,
    Tokens tokens,
    SessionTokens sessionTokens,
    SharedLinks sharedLinks,
    DownloadAuthorizations downloadAuthorizations,
    ApplicationKeys applicationKeys,
    Buckets buckets,
    Names names,
    BucketNames bucketNames,
    FileWriting writing,
    FileReading reading,
    Endpoints endpoints,
    boolean refusesPartnerTokens) {

  /** The door with every operation behind it. */
  public NativeDoor door() {
    ConsolePages consolePages = new ConsolePages(endpoints.consoleOrigins());
    return new NativeDoor(
        new Authentication(
            keyRing,
            tokens,
            new HandedOn(sessionTokens, sharedLinks),
            downloadAuthorizations,
            refusesPartnerTokens),
        consolePages,
        operations(consolePages));
  }

  private List<NativeOperation<?, ?>> operations(ConsolePages consolePages) {
    return List.of(
        new AuthorizeAccount(tokens, bucketNames, endpoints),
        new CreateKey(applicationKeys),
        new ListKeys(applicationKeys),
        new DeleteKey(applicationKeys),
        new CreateBucket(buckets),
        new UpdateBucket(names, buckets),
        new DeleteBucket(names, buckets),
        new ListBuckets(names, buckets),
        new GetUploadUrl(names, writing.tickets(), endpoints),
        new UploadFile(names, writing, consolePages),
        new StartLargeFile(names, writing),
        new GetUploadPartUrl(names, writing.tickets(), endpoints),
        new UploadPart(names, writing, consolePages),
        new ListParts(names, writing.listings()),
        new ListUnfinishedLargeFiles(names, writing.listings()),
        new FinishLargeFile(names, writing.largeFiles()),
        new CancelLargeFile(names, writing.largeFiles()),
        new CopyFile(names, writing),
        new CopyPart(names, writing.copies()),
        new DownloadFileByName(names, reading.downloads()),
        new DownloadFileById(names, reading.downloads()),
        new GetDownloadAuthorization(names, downloadAuthorizations),
        new ListFileNames(names, reading.listings()),
        new ListFileVersions(names, reading.listings()),
        new GetFileInfo(names, reading.details()),
        new HideFile(names, writing.hiding()),
        new DeleteFileVersion(names, reading.removals()));
  }
}
