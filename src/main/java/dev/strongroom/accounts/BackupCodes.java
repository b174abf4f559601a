package dev.strongroom.accounts;

import dev.strongroom.access.Secrets;
import dev.strongroom.model.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Ten codes of 80 random bits, each good once, for whoever lost their authenticator app (sheet 05
 * §3); only their hashes are kept.
 */
record BackupCodes(List<Secret> codes) {
  private static final int COUNT = 10;
  private static final int RANDOM_BYTES = 10;
  private static final int GROUP = 4;
  private static final Pattern FORM = Pattern.compile("[a-z2-7]{16}");

  static BackupCodes fresh(SecureRandom random) {
    List<Secret> codes = new ArrayList<>();
    for (int index = 0; index < COUNT; index++) {
      byte[] bytes = new byte[RANDOM_BYTES];
      random.nextBytes(bytes);
      codes.add(new Secret(grouped(Base32.encode(bytes).toLowerCase(Locale.ROOT))));
    }
    return new BackupCodes(List.copyOf(codes));
  }

  List<String> hashes() {
    return codes.stream().map(code -> hash(plain(code.reveal()))).toList();
  }

  /** What is stored of a code without its hyphens. */
  static String hash(String plainCode) {
    return HexFormat.of().formatHex(Secrets.sha256(plainCode.getBytes(StandardCharsets.UTF_8)));
  }

  /** Whether a code without its hyphens may be one of these, whoever's. */
  static boolean isWellFormed(String plainCode) {
    return FORM.matcher(plainCode).matches();
  }

  /** As people type it: in any case, with blanks and hyphens. */
  static String plain(String typed) {
    return typed.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
  }

  private static String grouped(String code) {
    return code.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
  }
}
