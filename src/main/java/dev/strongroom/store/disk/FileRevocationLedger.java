package dev.strongroom.store.disk;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.store.DamagedException;
import dev.strongroom.store.Reserve;
import dev.strongroom.store.Revocation;
import dev.strongroom.store.RevocationLedger;
import dev.strongroom.store.StorageFailedException;
import dev.strongroom.store.Withdrawal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;

/**
 * The ledger as a text file: key id, generation and the CRC-32C of both, a line each; and likewise
 * what happened to an account, its id, a time and the CRC-32C. A last line without its end was
 * never acknowledged and does not count; any other line that does not match its checksum is damage,
 * because leaving it out could revive a key.
 */
public final class FileRevocationLedger implements RevocationLedger {
  private static final int KEY_FIELDS = 3;
  private static final int ACCOUNT_FIELDS = 4;

  private final AppendFile file;

  private FileRevocationLedger(AppendFile file) {
    this.file = file;
  }

  /** Opens the file, and makes it when it is missing. Its lines may use the reserve. */
  public static FileRevocationLedger open(Path path, Reserve reserve) {
    return new FileRevocationLedger(AppendFile.open(path, reserve));
  }

  /** All keys revoked so far, oldest first; throws {@link DamagedException} on any doubt. */
  public static List<Revocation> read(Path path) {
    return lines(path).stream()
        .filter(fields -> fields.length == KEY_FIELDS)
        .map(fields -> new Revocation(new ApplicationKeyId(fields[0]), Long.parseLong(fields[1])))
        .toList();
  }

  /** What happened to accounts, oldest first; throws {@link DamagedException} on any doubt. */
  public static List<Withdrawal> readWithdrawals(Path path) {
    return lines(path).stream()
        .filter(fields -> fields.length == ACCOUNT_FIELDS)
        .map(fields ->
            new Withdrawal(
                Withdrawal.Kind.valueOf(fields[0].toUpperCase(Locale.ROOT)),
                new AccountId(fields[1]),
                Long.parseLong(fields[2])))
        .toList();
  }

  private static List<String[]> lines(Path path) {
    String text;
    try {
      text = Files.readString(path, StandardCharsets.US_ASCII);
    } catch (IOException failure) {
      throw new StorageFailedException(
          "The revocation ledger " + path + " cannot be read.", failure);
    }
    List<String[]> lines = new ArrayList<>();
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    for (String line : whole.lines().toList()) {
      lines.add(checked(line, path, lines.size() + 1));
    }
    return lines;
  }

  @Override
  public void revoke(ApplicationKeyId id, long generation) {
    file.append(line(new Revocation(id, generation)), true);
  }

  @Override
  public void withdraw(Withdrawal withdrawal) {
    file.append(line(withdrawal), true);
  }

  @Override
  public void withdrawAll(List<Withdrawal> withdrawals) {
    if (!withdrawals.isEmpty()) {
      file.append(
          withdrawals.stream().map(FileRevocationLedger::line).collect(Collectors.joining("\n")),
          true);
    }
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
  public boolean takesLines() {
    return file.takesLines();
  }

  @Override
  public void close() {
    file.close();
  }

  private static String line(Revocation revocation) {
    String entry = revocation.id().canonical().value() + " " + revocation.generation();
    return entry + " " + checksum(entry);
  }

  private static String line(Withdrawal withdrawal) {
    String entry =
        withdrawal.kind().name().toLowerCase(Locale.ROOT)
            + " "
            + withdrawal.account()
            + " "
            + withdrawal.sinceMillis();
    return entry + " " + checksum(entry);
  }

  private static String[] checked(String line, Path path, int number) {
    String[] fields = line.split(" ", -1);
    int entryEnd = Math.max(line.lastIndexOf(' '), 0);
    boolean known = fields.length == KEY_FIELDS || fields.length == ACCOUNT_FIELDS;
    if (!known || !fields[fields.length - 1].equals(checksum(line.substring(0, entryEnd)))) {
      throw new DamagedException(
          "The revocation ledger " + path + " is damaged in line " + number + ".");
    }
    return fields;
  }

  private static String checksum(String entry) {
    CRC32C crc = new CRC32C();
    crc.update(entry.getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }
}
