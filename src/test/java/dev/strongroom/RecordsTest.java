package dev.strongroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A record shows its components in toString, and so in logs and failed assertions. One that holds
 * what may be a secret says for itself what it shows.
 */
class RecordsTest {
  private static final Path CLASSES = Path.of("target", "classes");
  private static final Pattern SENSITIVE =
      Pattern.compile("(?i).*(secret|password|token|signature|authorization|credentials).*");

  /** What a door reads from a caller, of whatever name: a header, a query or a body. */
  private static final Pattern FROM_A_CALLER = Pattern.compile("values?|parameters");

  @Test
  void recordsWithSecretsSayWhatTheyShow() throws Exception {
    List<String> showing = new ArrayList<>();
    for (Class<?> type : records()) {
      List<String> sensitive =
          Arrays.stream(type.getRecordComponents())
              .filter(component -> isSensitive(type, component))
              .map(RecordComponent::getName)
              .toList();
      if (!sensitive.isEmpty() && showsEverything(type)) {
        showing.add(type.getName() + " " + sensitive);
      }
    }
    assertEquals(List.of(), showing, "give these a toString that leaves the component out");
  }

  @Test
  void theRecordsAreLookedAt() throws Exception {
    List<Class<?>> records = records();
    assertTrue(records.size() > 100, () -> records.size() + " records");
    assertTrue(showsEverything(dev.strongroom.access.Need.class));
    assertEquals(false, showsEverything(dev.strongroom.model.ApplicationKey.class));
  }

  private static boolean isSensitive(Class<?> type, RecordComponent component) {
    String shown = component.getGenericType().getTypeName();
    boolean text = shown.contains("java.lang.String") || shown.contains("java.lang.Object");
    boolean fromCaller =
        type.getName().startsWith("dev.strongroom.api")
            && FROM_A_CALLER.matcher(component.getName()).matches();
    return text && (SENSITIVE.matcher(component.getName()).matches() || fromCaller);
  }

  /** Whether toString is the one that the compiler makes for a record. */
  private static boolean showsEverything(Class<?> type) throws IOException {
    Path file = CLASSES.resolve(type.getName().replace('.', '/') + ".class");
    for (MethodModel method : ClassFile.of().parse(file).methods()) {
      if (method.methodName().equalsString("toString")
          && method.methodType().equalsString("()Ljava/lang/String;")) {
        return method.code().stream()
            .flatMap(code -> code.elementStream())
            .anyMatch(RecordsTest::isMadeForRecords);
      }
    }
    throw new AssertionError("no toString in " + type);
  }

  private static boolean isMadeForRecords(CodeElement element) {
    return element instanceof InvokeDynamicInstruction dynamic
        && dynamic.bootstrapMethod().owner().descriptorString().contains("ObjectMethods");
  }

  private static List<Class<?>> records() throws Exception {
    List<Class<?>> records = new ArrayList<>();
    try (Stream<Path> files = Files.walk(CLASSES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        String name = CLASSES.relativize(file).toString().replace('/', '.');
        Class<?> type =
            Class.forName(
                name.substring(0, name.length() - ".class".length()),
                false,
                RecordsTest.class.getClassLoader());
        if (type.isRecord()) {
          records.add(type);
        }
      }
    }
    return records;
  }
}
