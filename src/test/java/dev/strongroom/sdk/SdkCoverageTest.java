package dev.strongroom.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.backblaze.b2.client.B2StorageClient;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever the SDK's client can do, some test of this package does. */
class SdkCoverageTest {
  private static final Path TESTS = Path.of("target", "test-classes", "dev", "strongroom", "sdk");
  private static final String CLIENT = B2StorageClient.class.getName().replace('.', '/');

  @Test
  void everyCallOfTheClientIsMade() throws Exception {
    Set<String> calls = new TreeSet<>();
    for (Method method : B2StorageClient.class.getMethods()) {
      calls.add(method.getName() + descriptor(method));
    }
    assertTrue(calls.size() > 60, calls::toString);
    Set<String> unmade = new TreeSet<>(calls);
    unmade.removeAll(made());
    assertEquals(Set.of(), unmade);
  }

  /** The calls that stand in the class files of this package. */
  private static Set<String> made() throws IOException {
    Set<String> made = new TreeSet<>();
    try (Stream<Path> files = Files.list(TESTS)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        ClassFile.of().parse(file).methods().stream()
            .flatMap(method -> method.code().stream())
            .flatMap(code -> code.elementStream())
            .forEach(element -> {
              if (element instanceof InvokeInstruction call
                  && call.owner().asInternalName().equals(CLIENT)) {
                made.add(call.name().stringValue() + call.type().stringValue());
              }
            });
      }
    }
    return made;
  }

  private static String descriptor(Method method) {
    return MethodType.methodType(method.getReturnType(), List.of(method.getParameterTypes()))
        .toMethodDescriptorString();
  }
}
