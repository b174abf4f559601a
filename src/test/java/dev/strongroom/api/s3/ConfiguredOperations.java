package dev.strongroom.api.s3;

import dev.strongroom.access.Action;
import java.util.ArrayList;
import java.util.List;

/** The operations of which one class makes several, each with the action that it was made with. */
public final class ConfiguredOperations {
  private ConfiguredOperations() {}

  /** One of them. */
  public record Configured(String name, Action<?> action) {}

  /** All of them, by name and action. */
  public static List<Configured> all() {
    List<Configured> all = new ArrayList<>();
    for (S3Operation<?, ?> operation : AbsentSettings.all(null)) {
      Action<?> action =
          switch (operation) {
            case AbsentSetting<?> setting -> setting.action();
            default -> throw new AssertionError("say what " + operation.name() + " needs");
          };
      all.add(new Configured(operation.name(), action));
    }
    return all;
  }
}
