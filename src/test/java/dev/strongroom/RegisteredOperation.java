package dev.strongroom;

import dev.strongroom.access.Action;
import dev.strongroom.api.Operation;
import dev.strongroom.api.s3.ConfiguredOperations;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An operation of a door, as its code says.
 *
 * @param room the door's package, such as {@code b2}
 * @param name what it is called in its API
 * @param needs the actions of which some must be allowed, as the request has it
 * @param shows the actions that unmask fields of the answer
 */
public record RegisteredOperation(
    String room, String name, List<Action<?>> needs, List<Action<?>> shows) {
  private static final Path CLASSES = Path.of("target", "classes");

  /** Every operation of every door, by room and name. */
  public static List<RegisteredOperation> all() throws Exception {
    List<RegisteredOperation> all = new ArrayList<>();
    for (String room : List.of("dev/strongroom/api", "dev/strongroom/console")) {
      try (Stream<Path> files = Files.walk(CLASSES.resolve(room))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
          String name = CLASSES.relativize(file).toString().replace('/', '.');
          Class<?> type = Class.forName(name.substring(0, name.length() - ".class".length()));
          if (Operation.class.isAssignableFrom(type) && !type.isInterface()) {
            all.addAll(of(type));
          }
        }
      }
    }
    for (ConfiguredOperations.Configured one : ConfiguredOperations.all()) {
      all.add(new RegisteredOperation("s3", one.name(), List.of(one.action()), List.of()));
    }
    all.sort(
        Comparator.comparing(RegisteredOperation::room).thenComparing(RegisteredOperation::name));
    return all;
  }

  /** One for each name that the class has; none for those that are given their names. */
  private static List<RegisteredOperation> of(Class<?> type) throws IOException {
    String operations = Operation.class.getPackageName() + ".";
    String room =
        type.getPackageName().startsWith(operations)
            ? type.getPackageName().substring(operations.length())
            : "console";
    Set<String> shown = new TreeSet<>(CalledActions.from(type, "reply"));
    Set<String> needed = CalledActions.from(type, "needs");
    shown.removeAll(needed);
    return names(type).stream()
        .map(name -> new RegisteredOperation(room, name, actions(needed), actions(shown)))
        .toList();
  }

  private static List<Action<?>> actions(Set<String> constants) {
    return Action.table().stream()
        .filter(action -> constants.contains(constant(action)))
        .collect(Collectors.toList());
  }

  private static String constant(Action<?> action) {
    for (java.lang.reflect.Field field : Action.class.getFields()) {
      try {
        if (field.get(null) == action) {
          return field.getName();
        }
      } catch (IllegalAccessException hidden) {
        throw new AssertionError(hidden);
      }
    }
    throw new AssertionError("an action without a name: " + action);
  }

  private static List<String> names(Class<?> type) throws IOException {
    Path file = CLASSES.resolve(type.getName().replace('.', '/') + ".class");
    for (MethodModel method : ClassFile.of().parse(file).methods()) {
      if (method.methodName().equalsString("name")) {
        return method.code().stream()
            .flatMap(code -> code.elementStream())
            .filter(ConstantInstruction.class::isInstance)
            .map(element -> ((ConstantInstruction) element).constantValue())
            .filter(String.class::isInstance)
            .map(String::valueOf)
            .toList();
      }
    }
    throw new AssertionError(type + " has no name");
  }
}
