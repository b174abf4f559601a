package dev.strongroom.store.disk;

import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.store.DamagedException;
import dev.strongroom.store.Reserve;
import dev.strongroom.store.Revocation;
import dev.strongroom.store.RevocationLedger;
import dev.strongroom.store.StorageFailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;

/**
 * The ledger as a text file: key id, generation and the CRC-32C of both, a line each. A last line
 * without its end was never acknowledged and does not count; any other line that does not match its
 * checksum is damage, because leaving it out could revive a key.
 */
public final class FileRevocationLedger implements RevocationLedger {
  private final AppendFile file;

  private FileRevocationLedger(AppendFile file) {
    this.file = file;
  }

  /** Opens the file, and makes it when it is missing. Its lines may use the reserve. */
  public static FileRevocationLedger open(Path path, Reserve reserve) {
    return new FileRevocationLedger(AppendFile.open(path, reserve));
  }

  /** Everything revoked so far, oldest first; throws {@link DamagedException} on any doubt. */
  public static List<Revocation> read(Path path) {
    String text;
    try {
      text = Files.readString(path, StandardCharsets.US_ASCII);
    } catch (IOException failure) {
      throw new StorageFailedException(
          "The revocation ledger " + path + " cannot be read.", failure);
    }
    List<Revocation> revocations = new ArrayList<>();
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    for (String line : whole.lines().toList()) {
      revocations.add(parse(line, path, revocations.size() + 1));
    }
    return revocations;
  }

  @Override
  public void revoke(ApplicationKeyId id, long generation) {
    file.append(line(new Revocation(id, generation)), true);
  }

  @Override
  public void revokeAll(List<Revocation> revocations) {
    if (!revocations.isEmpty()) {
      file.append(
          revocations.stream().map(FileRevocationLedger::line).collect(Collectors.joining("\n")),
          true);
    }
  }

  @Override
  public void close() {
    file.close();
  }

  private static String line(Revocation revocation) {
    String entry = revocation.id().canonical().value() + " " + revocation.generation();
    return entry + " " + checksum(entry);
  }

  private static Revocation parse(String line, Path path, int number) {
    String[] fields = line.split(" ", -1);
    if (fields.length != 3 || !fields[2].equals(checksum(fields[0] + " " + fields[1]))) {
      throw new DamagedException(
          "The revocation ledger " + path + " is damaged in line " + number + ".");
    }
    return new Revocation(new ApplicationKeyId(fields[0]), Long.parseLong(fields[1]));
  }

  private static String checksum(String entry) {
    CRC32C crc = new CRC32C();
    crc.update(entry.getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }
}
