package dev.strongroom.cli.server;

import dev.strongroom.access.Activity;
import dev.strongroom.access.AuditTrail;
import dev.strongroom.access.DownloadAuthorizations;
import dev.strongroom.access.GroupLinks;
import dev.strongroom.access.KeyRing;
import dev.strongroom.access.KeyUses;
import dev.strongroom.access.KnownBrowsers;
import dev.strongroom.access.PendingSignIns;
import dev.strongroom.access.SealBrokenException;
import dev.strongroom.access.SessionTokens;
import dev.strongroom.access.Sessions;
import dev.strongroom.access.SharedLinks;
import dev.strongroom.access.Signatures;
import dev.strongroom.access.SteadyClock;
import dev.strongroom.access.Tokens;
import dev.strongroom.access.Vault;
import dev.strongroom.accounts.AccountStates;
import dev.strongroom.accounts.Accounts;
import dev.strongroom.accounts.ApplicationKeys;
import dev.strongroom.accounts.CodeCheck;
import dev.strongroom.accounts.KeyDirectory;
import dev.strongroom.accounts.Passwords;
import dev.strongroom.accounts.SecondFactors;
import dev.strongroom.accounts.SignIn;
import dev.strongroom.cli.CommandFailedException;
import dev.strongroom.cli.ExitCode;
import dev.strongroom.cli.Machine;
import dev.strongroom.cli.settings.AccessSettings;
import dev.strongroom.files.BlobLeases;
import dev.strongroom.files.BucketNames;
import dev.strongroom.files.Buckets;
import dev.strongroom.files.FileReading;
import dev.strongroom.files.FileWriting;
import dev.strongroom.files.Names;
import dev.strongroom.groups.GroupServices;
import dev.strongroom.maintenance.Backup;
import dev.strongroom.maintenance.Maintenance;
import dev.strongroom.maintenance.OrphanSweep;
import dev.strongroom.maintenance.Scrub;
import dev.strongroom.model.Cluster;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.usage.StoredSampling;
import dev.strongroom.usage.UsageFiles;
import dev.strongroom.usage.UsageMeter;
import dev.strongroom.usage.UsageReports;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * All that works behind the doors.
 *
 * @param clock the server's one clock
 * @param refusesPartnerTokens whether tokens for the Partner API are good for nothing else
 * @param cluster the server's own label
 */
public record Services(
    SteadyClock clock,
    AuditTrail audit,
    KeyRing keyRing,
    KeyUses keyUses,
    Tokens tokens,
    SessionTokens sessionTokens,
    SharedLinks sharedLinks,
    DownloadAuthorizations downloadAuthorizations,
    Signatures signatures,
    Accounts accounts,
    AccountStates accountStates,
    ApplicationKeys applicationKeys,
    Buckets buckets,
    Names names,
    BucketNames bucketNames,
    FileWriting writing,
    FileReading reading,
    GroupServices groups,
    boolean refusesPartnerTokens,
    Cluster cluster,
    Maintenance maintenance,
    Sessions sessions,
    KnownBrowsers knownBrowsers,
    SignIn signIn,
    PendingSignIns pendingSignIns,
    SecondFactors secondFactors,
    KeyDirectory keyDirectory,
    Activity activity,
    UsageMeter meter,
    StoredSampling sampling,
    UsageReports usage,
    UsageFiles usageFiles) {

  /**
   * Makes them over what is stored.
   *
   * @param machine whose clock is under the server's, and the storage's
   */
  public static Services over(
      Storage storage, Cluster cluster, AccessSettings settings, Machine machine) {
    return over(storage, cluster, settings, machine, machine.clock());
  }

  /**
   * The same where the two clocks differ.
   *
   * @param machine whose clock is under the server's; the emulator's can be moved
   * @param storageClock by which blobs grow old: no move of the other makes one that is being
   *     written look left behind
   */
  public static Services over(
      Storage storage,
      Cluster cluster,
      AccessSettings settings,
      Machine machine,
      InstantSource storageClock) {
    SecureRandom random = machine.random();
    MetadataStore metadata = storage.metadata();
    SteadyClock clock = new SteadyClock(machine.clock(), machine.nanos(), metadata);
    Vault vault = new Vault(storage.keyEncryptionKey(), cluster, random);
    byte[] tokenSecret = tokenSecret(vault, metadata);
    KeyRing keyRing = new KeyRing(metadata, clock);
    Tokens tokens =
        new Tokens(keyRing, tokenSecret, cluster, clock, random, settings.tokenLifetime());
    BlobLeases leases = new BlobLeases(storage.blobs());
    AuditTrail audit = new AuditTrail(storage.auditLog());
    Passwords passwords = new Passwords(random);
    KeyUses keyUses = new KeyUses(metadata);
    UsageMeter meter = new UsageMeter(metadata);
    KnownBrowsers knownBrowsers = new KnownBrowsers(tokenSecret, random);
    PendingSignIns pendingSignIns = new PendingSignIns(clock, random);
    CodeCheck codes = new CodeCheck(metadata, vault, clock);
    Sessions sessions = new Sessions(metadata, clock, audit, random);
    SessionTokens sessionTokens = new SessionTokens(sessions, tokenSecret, clock);
    return new Services(
        clock,
        audit,
        keyRing,
        keyUses,
        tokens,
        sessionTokens,
        new SharedLinks(metadata, tokenSecret, clock, audit),
        new DownloadAuthorizations(keyRing, tokenSecret, cluster, clock),
        new Signatures(keyRing, vault, clock),
        new Accounts(metadata, storage.ledger(), vault, passwords, audit, random),
        new AccountStates(metadata, storage.ledger(), audit),
        new ApplicationKeys(metadata, storage.ledger(), vault, cluster, audit),
        new Buckets(metadata, audit, random, settings.bucketsPerAccount()),
        new Names(metadata),
        new BucketNames(metadata),
        FileWriting.over(
            metadata,
            storage.blobs(),
            leases,
            keyRing,
            tokens,
            sessionTokens,
            cluster,
            random,
            settings.contentTypes(),
            meter),
        FileReading.over(metadata, storage.blobs(), leases, meter),
        GroupServices.over(
            metadata,
            storage.ledger(),
            audit,
            vault,
            cluster,
            settings.groups().rules(),
            new GroupLinks(tokenSecret),
            clock,
            random),
        settings.groups().strictTokens(),
        cluster,
        maintenance(storage, leases, clock, storageClock),
        sessions,
        knownBrowsers,
        new SignIn(metadata, passwords, clock, knownBrowsers, pendingSignIns, codes),
        pendingSignIns,
        new SecondFactors(metadata, vault, codes, audit, random),
        new KeyDirectory(metadata, keyUses),
        new Activity(storage.auditLog()),
        meter,
        new StoredSampling(metadata, clock),
        new UsageReports(metadata, meter),
        new UsageFiles(metadata, settings.groups().rules().regions(), cluster));
  }

  private static Maintenance maintenance(
      Storage storage, BlobLeases leases, SteadyClock clock, InstantSource storageClock) {
    return new Maintenance(
        new Scrub(storage.metadata(), storage.upkeep(), storage.blobs(), clock),
        new OrphanSweep(storage.metadata(), storage.blobs(), leases::drop),
        new Backup(storage.upkeep(), storage.blobs(), Restoring.place(), storageClock),
        storage.metadata(),
        storageClock,
        storage.keyEncryptionKeyId());
  }

  /** The first thing to be unsealed, which shows whether the key fits. */
  private static byte[] tokenSecret(Vault vault, MetadataStore metadata) {
    try {
      return vault.tokenSecret(metadata);
    } catch (SealBrokenException otherKey) {
      throw new CommandFailedException(
          ExitCode.DATA_UNUSABLE,
          "The key-encryption key is not the one that this data was sealed under; nothing was"
              + " changed.");
    }
  }
}
