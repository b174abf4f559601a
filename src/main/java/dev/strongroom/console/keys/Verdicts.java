package dev.strongroom.console.keys;

import dev.strongroom.access.CapabilityText;
import dev.strongroom.access.KeyPowers;
import dev.strongroom.model.Capabilities;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What capabilities amount to, in the words of a person who is about to hand out a key. */
public final class Verdicts {
  private static final String KEYS = "Can make keys";
  private static final String DELETE = "Can delete data";
  private static final String BUCKETS = "Can change buckets";
  private static final String WRITE = "Can write files";
  private static final String READ = "Can read files";

  /** All that there are, the gravest first. */
  public static final List<String> ALL = List.of(KEYS, DELETE, BUCKETS, WRITE, READ);

  private Verdicts() {}

  /** Those that hold, the gravest first. */
  static List<String> of(Capabilities capabilities) {
    List<String> verdicts = new ArrayList<>();
    if (KeyPowers.canMakeKeys(capabilities)) {
      verdicts.add(KEYS);
    }
    if (KeyPowers.canDeleteData(capabilities)) {
      verdicts.add(DELETE);
    }
    if (KeyPowers.canChangeBuckets(capabilities)) {
      verdicts.add(BUCKETS);
    }
    if (KeyPowers.canWriteData(capabilities)) {
      verdicts.add(WRITE);
    }
    if (KeyPowers.canReadData(capabilities)) {
      verdicts.add(READ);
    }
    return verdicts;
  }

  /** The mark by which the stylesheet shows a verdict when a capability of it is ticked. */
  public static String mark(String verdict) {
    return "v-" + verdict.toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  /** The marks of all verdicts that a capability alone leads to. */
  public static String marks(CapabilityText capability) {
    return of(capability.alone()).stream().map(Verdicts::mark).collect(Collectors.joining(" "));
  }
}
