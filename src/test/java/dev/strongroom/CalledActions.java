package dev.strongroom;

import dev.strongroom.access.Action;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The actions of the access table that a method names, in itself or in what it calls inside the
 * doors, read off the class files: what an operation needs stands in its code and nowhere else.
 */
final class CalledActions {
  private static final Path CLASSES = Path.of("target", "classes");
  private static final String ACTION = Action.class.getName().replace('.', '/');
  private static final List<String> DOORS =
      List.of("dev/strongroom/api/", "dev/strongroom/console/");

  private final Set<String> visited = new HashSet<>();
  private final Set<String> fields = new TreeSet<>();

  private CalledActions() {}

  /** The names of the constants, such as {@code CREATE_KEY}. */
  static Set<String> from(Class<?> type, String method) {
    CalledActions actions = new CalledActions();
    String owner = type.getName().replace('.', '/');
    for (MethodModel model : parse(owner).orElseThrow().methods()) {
      if (model.methodName().equalsString(method)) {
        actions.read(model);
      }
    }
    return actions.fields;
  }

  private void follow(String owner, String name, String type) {
    if (DOORS.stream().anyMatch(owner::startsWith) && visited.add(owner + "." + name + type)) {
      parse(owner).stream()
          .flatMap(model -> model.methods().stream())
          .filter(method -> method.methodName().equalsString(name))
          .filter(method -> method.methodType().equalsString(type))
          .forEach(this::read);
    }
  }

  private void read(MethodModel method) {
    method.code().stream().flatMap(code -> code.elementStream()).forEach(this::read);
  }

  private void read(CodeElement element) {
    switch (element) {
      case FieldInstruction field when field.owner().asInternalName().equals(ACTION) ->
          fields.add(field.name().stringValue());
      case InvokeInstruction call ->
          follow(
              call.owner().asInternalName(), call.name().stringValue(), call.type().stringValue());
      case InvokeDynamicInstruction lambda ->
          lambda.invokedynamic().bootstrap().arguments().forEach(this::read);
      default -> {
        // Nothing that names an action.
      }
    }
  }

  private void read(LoadableConstantEntry argument) {
    if (argument instanceof MethodHandleEntry handle) {
      follow(
          handle.reference().owner().asInternalName(),
          handle.reference().name().stringValue(),
          handle.reference().type().stringValue());
    }
  }

  private static Optional<ClassModel> parse(String internalName) {
    Path file = CLASSES.resolve(internalName + ".class");
    try {
      return Files.exists(file) ? Optional.of(ClassFile.of().parse(file)) : Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
