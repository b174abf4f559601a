package dev.strongroom.console.keys;

import dev.strongroom.access.AccessPreset;
import dev.strongroom.access.KeyTemplate;
import dev.strongroom.accounts.NewKey;
import dev.strongroom.console.page.Form;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.BucketScope;
import dev.strongroom.model.Capabilities;
import dev.strongroom.model.Capability;
import dev.strongroom.model.NamePrefix;
import dev.strongroom.model.Refusal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads the form for a new key: what it is to be, or what is wrong with each field (sheet 05 §4.2).
 */
final class NewKeyReading {
  /** The type of access that stands in an empty form. */
  static final String STANDARD_TYPE = AccessPreset.READ_AND_WRITE.name();

  private final NewKeyForm typed;
  private final Map<String, String> errors = new LinkedHashMap<>();

  /** What came of it: a key that is wanted, or a form with errors. */
  record Result(NewKeyForm form, Optional<NewKey> wanted) {}

  private NewKeyReading(NewKeyForm typed) {
    this.typed = typed;
  }

  /** Reads the form. */
  static Result read(Form form) {
    NewKeyReading reading = new NewKeyReading(typed(form));
    Optional<NewKey> wanted = reading.wanted();
    return new Result(reading.typed.wrong(reading.errors, reading.typed.once()), wanted);
  }

  private static NewKeyForm typed(Form form) {
    return new NewKeyForm(
        form.raw("keyName").strip(),
        List.of(),
        form.raw("buckets").equals("some"),
        new LinkedHashSet<>(form.texts("bucketId")),
        form.text("type").orElse(STANDARD_TYPE),
        new LinkedHashSet<>(form.texts("capability")),
        form.text("template").flatMap(KeyTemplate::named),
        form.isOn("allBucketNames"),
        // A blank may be meant here, at either end.
        form.raw("namePrefix"),
        form.raw("duration").strip(),
        Map.of(),
        form.raw("once"));
  }

  private Optional<NewKey> wanted() {
    checkName();
    BucketScope buckets = buckets();
    Capabilities capabilities = capabilities(buckets);
    NamePrefix prefix = prefix(buckets);
    OptionalLong duration = duration();
    if (!errors.isEmpty()) {
      return Optional.empty();
    }
    boolean several = buckets instanceof BucketScope.Only(List<BucketId> ids) && ids.size() > 1;
    try {
      return Optional.of(
          new NewKey(
              typed.name(),
              capabilities,
              buckets,
              prefix,
              several ? ApplicationKey.Kind.MULTI_BUCKET : ApplicationKey.Kind.CLASSIC,
              duration));
    } catch (Refusal refused) {
      errors.put("type", String.valueOf(refused.getMessage()));
      return Optional.empty();
    }
  }

  private void checkName() {
    if (typed.name().isEmpty()) {
      errors.put("keyName", "Give the key a name.");
      return;
    }
    try {
      String unused = ApplicationKey.checkedName(typed.name());
    } catch (IllegalArgumentException wrong) {
      errors.put(
          "keyName", "A name has at most 100 characters: letters, digits and hyphens, no blanks.");
    }
  }

  private BucketScope buckets() {
    if (!typed.some()) {
      return BucketScope.all();
    }
    List<BucketId> ids =
        typed.chosen().stream().filter(BucketId::isWellFormed).map(BucketId::new).toList();
    if (ids.isEmpty()) {
      errors.put("buckets", "Choose at least one bucket, or All.");
      return BucketScope.all();
    }
    return new BucketScope.Only(ids);
  }

  /** A key for all buckets may list their names, as B2's console makes it (sheet 05 §14). */
  private Capabilities capabilities(BucketScope buckets) {
    if (typed.type().equals(NewKeyForm.CUSTOM)) {
      return custom();
    }
    boolean allNames = typed.allBucketNames() || !buckets.isRestricted();
    for (AccessPreset preset : AccessPreset.values()) {
      if (preset.name().equals(typed.type())) {
        return preset.capabilities(allNames);
      }
    }
    errors.put("type", "Choose a type of access.");
    return Capabilities.NONE;
  }

  private Capabilities custom() {
    List<Capability> picked =
        typed.capabilities().stream().flatMap(name -> Capability.named(name).stream()).toList();
    if (picked.isEmpty()) {
      errors.put("type", "Tick at least one capability.");
    }
    return Capabilities.of(picked);
  }

  private NamePrefix prefix(BucketScope buckets) {
    if (!typed.namePrefix().isEmpty() && !buckets.isRestricted()) {
      errors.put("namePrefix", "A prefix needs chosen buckets: choose them above.");
      return NamePrefix.NONE;
    }
    try {
      return new NamePrefix(typed.namePrefix());
    } catch (IllegalArgumentException wrong) {
      errors.put("namePrefix", String.valueOf(wrong.getMessage()));
      return NamePrefix.NONE;
    }
  }

  private OptionalLong duration() {
    String text = typed.duration();
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    boolean isNumber = text.matches("[0-9]{1,9}");
    long seconds = isNumber ? Long.parseLong(text) : 0;
    if (seconds < 1 || seconds > NewKey.MAXIMUM_DURATION_SECONDS) {
      errors.put(
          "duration",
          "Whole seconds from 1 to 86,400,000 (1,000 days), or nothing for a key that never"
              + " expires.");
      return OptionalLong.empty();
    }
    return OptionalLong.of(seconds);
  }
}
