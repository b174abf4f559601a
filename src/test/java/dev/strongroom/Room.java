package dev.strongroom;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/**
 * A package of the program with all below it: {@code model}, {@code access}. Each door in {@code
 * api} and each implementation in {@code store} is a room of its own.
 *
 * @param name the package's name without {@code dev.strongroom.}
 */
record Room(String name) {
  /** From the ground up; the rooms of one floor do not know each other. */
  private static final List<List<String>> FLOORS =
      List.of(
          List.of("model"),
          List.of("store"),
          List.of("access"),
          List.of("usage"),
          List.of("files", "accounts", "groups", "maintenance"),
          List.of("api"),
          List.of("api.b2", "api.control", "api.extension", "api.partner", "api.s3", "console"),
          List.of("http"),
          List.of("cli"));

  /** The room that the class is in. */
  static Room of(JavaClass javaClass) {
    String[] packages = javaClass.getPackageName().split("\\.", -1);
    if (packages.length < 3) {
      return new Room("");
    }
    String door = packages.length > 3 ? packages[2] + "." + packages[3] : packages[2];
    boolean divided = packages[2].equals("store") || floorOf(door) >= 0;
    return new Room(divided ? door : packages[2]);
  }

  /** Holds for a class that uses its own room and rooms of lower floors, and no others of ours. */
  static ArchCondition<JavaClass> useOnlyLowerFloors() {
    return new ArchCondition<>("use only rooms of lower floors") {
      @Override
      public void check(JavaClass javaClass, ConditionEvents events) {
        Room from = Room.of(javaClass);
        if (from.floor() < 0) {
          events.add(
              SimpleConditionEvent.violated(
                  javaClass, javaClass.getName() + " is in a room without a floor"));
          return;
        }
        for (Dependency dependency : javaClass.getDirectDependenciesFromSelf()) {
          JavaClass used = dependency.getTargetClass().getBaseComponentType();
          if (used.getPackageName().startsWith("dev.strongroom") && !from.mayUse(Room.of(used))) {
            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
          }
        }
      }
    };
  }

  private boolean mayUse(Room other) {
    return equals(other)
        || other.floor() < floor()
        || (name.startsWith("store.") && other.name.equals("store"));
  }

  private int floor() {
    return floorOf(name.startsWith("store.") ? "store" : name);
  }

  private static int floorOf(String room) {
    for (int floor = 0; floor < FLOORS.size(); floor++) {
      if (FLOORS.get(floor).contains(room)) {
        return floor;
      }
    }
    return -1;
  }
}
