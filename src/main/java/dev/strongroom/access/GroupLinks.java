package dev.strongroom.access;

import dev.strongroom.model.GroupId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.ToLongFunction;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What stands in the links by which people join Groups: {@code <group>-<code>}. Nothing of it is
 * stored; a link that is renewed has another code.
 */
public final class GroupLinks {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int CODE_BYTES = 18;

  private final SecretKey key;

  /** Makes them; {@code secret} as in {@link Tokens}, from which a key of its own is derived. */
  public GroupLinks(byte[] secret) {
    try {
      this.key =
          KDF.getInstance("HKDF-SHA256")
              .deriveKey(
                  ALGORITHM,
                  HKDFParameterSpec.ofExtract()
                      .addIKM(new SecretKeySpec(secret, "Generic"))
                      .thenExpand("strongroom group link".getBytes(StandardCharsets.US_ASCII), 32));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** What stands in the link of a Group that was renewed so often. */
  public String write(GroupId group, long generation) {
    return group + "-" + code(group, generation);
  }

  /**
   * The Group that a link leads to; empty when it leads nowhere, or not any more.
   *
   * @param generation says how often the link of a Group was renewed
   */
  public Optional<GroupId> read(String text, ToLongFunction<GroupId> generation) {
    int end = text.indexOf('-');
    if (end < 0) {
      return Optional.empty();
    }
    return GroupId.parse(text.substring(0, end))
        .filter(group ->
            MessageDigest.isEqual(
                code(group, generation.applyAsLong(group)).getBytes(StandardCharsets.US_ASCII),
                text.substring(end + 1).getBytes(StandardCharsets.UTF_8)));
  }

  private String code(GroupId group, long generation) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] whole = mac.doFinal((group + " " + generation).getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Arrays.copyOf(whole, CODE_BYTES));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
