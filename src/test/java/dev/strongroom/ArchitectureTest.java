package dev.strongroom;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rules of docs/ARCHITECTURE.md that can be read off the class files. */
class ArchitectureTest {
  private static final String ROOT = "dev.strongroom.";
  private static final String AUTHORIZER = ROOT + "access.Authorizer";
  private static final String PERMIT = ROOT + "access.Permit";
  private static final String CAPABILITY = ROOT + "model.Capability";
  private static final String GATE = ROOT + "api.Gate";
  private static final String CORRIDOR = ROOT + "api.Corridor";
  private static final String NAMES = ROOT + "files.Names";
  private static final String OPERATION = ROOT + "api.Operation";

  /** Methods of services that neither show nor change anything stored. */
  private static final Set<String> NEED_NO_PERMIT = Set.of(ROOT + "accounts.Accounts.newId");

  /** Classes of {@code files} and {@code accounts} that work for nobody in particular. */
  private static final Set<String> WORK_FOR_NOBODY =
      Set.of(
          NAMES,
          ROOT + "files.BlobLeases",
          ROOT + "accounts.CodeCheck",
          ROOT + "accounts.SignIn",
          ROOT + "groups.GroupNames",
          ROOT + "groups.Counting");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.strongroom");

  /** A rule about a class that was renamed would hold for ever. */
  @Test
  void theClassesThatRulesNameExist() {
    List<String> named =
        Stream.concat(
                Stream.of(AUTHORIZER, PERMIT, CAPABILITY, GATE, CORRIDOR, OPERATION),
                WORK_FOR_NOBODY.stream())
            .toList();
    List<String> missing =
        named.stream()
            .filter(name -> hasClasses(name.substring(0, name.lastIndexOf('.'))))
            .filter(name -> !CLASSES.contain(name))
            .toList();
    assertEquals(List.of(), missing);
    assertTrue(CLASSES.size() > 1, "the program's classes were not found");
  }

  @Test
  void layers() {
    check(
        classes()
            .should(Room.useOnlyLowerFloors())
            .because("what is decided and stored must not depend on who asks, or how"));
  }

  @Test
  void corridorKnowsNamesOnly() {
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + "api")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(ROOT + "files..", ROOT + "accounts..")
                    .and(not(assignableTo(NAMES))))
            .because("the corridor resolves names; the work is the operations'"));
  }

  @Test
  void doorsDoNotMeet() {
    check(
        slices()
            .matching(ROOT + "api.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                alwaysTrue(), resideInAnyPackage(ROOT + "api.json..", ROOT + "api.fields.."))
            .because("an API that borrows from another inherits its checks and its mistakes"));
  }

  @Test
  void noCycles() {
    check(
        slices()
            .matching(ROOT + "(*)..")
            .should()
            .beFreeOfCycles()
            .because("rooms that need each other are one room"));
  }

  @Test
  void storesAreChosenByCliOnly() {
    check(
        noClasses()
            .that(not(resideInAnyPackage(ROOT + "store..", ROOT + "cli..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "store.*..")
            .because("the ports are the contract; an implementation can be exchanged"));
  }

  @Test
  void doorsHoldNoStores() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(ROOT + "api..", ROOT + "console..", ROOT + "http..")
            .should()
            .dependOnClassesThat(
                resideInAPackage(ROOT + "store..").and(not(assignableTo(ROOT + "store.ByteSink"))))
            .because("what reaches the store without a permit was not authorized"));
  }

  @Test
  void onlyGateDecides() {
    check(
        noClasses()
            .that(not(named(GATE, AUTHORIZER)))
            .should(callMethodWhere(calls(AUTHORIZER, "decide")))
            .because("a decision that is asked for in two places is forgotten in a third"));
  }

  @Test
  void onlyCorridorPerforms() {
    check(
        noClasses()
            .that(not(named(CORRIDOR)))
            .should(callMethodWhere(calls(OPERATION, "perform")))
            .because(
                "there is one way from a request to its effect, and it leads through the gate"));
  }

  @Test
  void onlyAuthorizerPermits() {
    check(
        noClasses()
            .that(not(named(AUTHORIZER)))
            .should()
            .callConstructorWhere(
                describe(
                    "makes a Permit",
                    (JavaConstructorCall call) -> call.getTargetOwner().getName().equals(PERMIT)))
            .because("a permit is the proof of a decision"));
  }

  @Test
  void capabilitiesAreNamedOnce() {
    check(
        noClasses()
            .that(not(resideInAnyPackage(ROOT + "access..", ROOT + "model..")))
            .should()
            .accessFieldWhere(
                describe(
                    "is a constant of Capability",
                    (JavaAccess<?> access) ->
                        access.getTargetOwner().getName().equals(CAPABILITY)
                            && !access.getName().startsWith("$")))
            .because("the access table is the only place that says what a capability allows"));
  }

  @Test
  void workersTakeAPermit() {
    check(
        methods()
            .that()
            .areDeclaredInClassesThat(
                resideInAnyPackage(ROOT + "files..", ROOT + "accounts..", ROOT + "groups..")
                    .and(workers()))
            .and()
            .arePublic()
            .and()
            .areNotStatic()
            .should(takeAPermitFirst())
            .because("a service asserts what it is about to do against what was decided"));
  }

  @Test
  void operationsAreSmallAndFinal() {
    DescribedPredicate<JavaClass> operations =
        assignableTo(OPERATION).and(not(JavaClass.Predicates.INTERFACES));
    check(
        classes()
            .that(operations)
            .should()
            .haveModifier(JavaModifier.FINAL)
            .andShould()
            .resideInAnyPackage(ROOT + "api.*..", ROOT + "console..")
            .because("an operation is one file of one door, and nobody changes what it needs"));
    check(
        classes()
            .that(
                describe(
                    "are nested in operations",
                    nested ->
                        nested.getEnclosingClass().filter(operations).isPresent()
                            && !nested.isAnonymousClass()))
            .should()
            .beRecords()
            .because("beside its request and its reply an operation holds nothing"));
  }

  @Test
  void timeRandomnessAndEnvironmentAreHandedIn() {
    check(
        noClasses()
            .that(not(resideInAnyPackage(ROOT + "cli..")))
            .should(callMethodWhere(describe("reads the outside", ArchitectureTest::isAmbient)))
            .orShould()
            .callConstructorWhere(
                describe(
                    "makes a source of randomness",
                    (JavaConstructorCall call) ->
                        call.getTargetOwner().isAssignableTo(java.util.Random.class)))
            .because("a clock that a test can move is the only clock there is"));
  }

  @Test
  void onlyCliTalksToTheTerminal() {
    check(
        noClasses()
            .that(not(resideInAnyPackage(ROOT + "cli..")))
            .should()
            .accessFieldWhere(
                describe(
                    "is a standard stream",
                    (JavaAccess<?> access) -> access.getTargetOwner().isEquivalentTo(System.class)))
            .because("a server has a log; its standard output belongs to its commands"));
  }

  @Test
  void librariesStayInTheirRooms() {
    confine("org.eclipse.jetty..", "http", "the HTTP library can be exchanged");
    confine("java.sql..", "store", "SQL is one way to hold a store's contract");
    confine("org.sqlite..", "store", "SQL is one way to hold a store's contract");
    confine("picocli..", "cli", "commands are for people");
    confine("org.tomlj..", "cli", "the configuration file is read once, at start");
  }

  @Test
  void everyPackageSpeaks() {
    List<String> silent =
        CLASSES.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(room ->
                room.tryGetPackageInfo()
                    .filter(info -> info.isAnnotatedWith(NullMarked.class))
                    .isEmpty())
            .map(JavaPackage::getName)
            .toList();
    assertEquals(List.of(), silent, "packages without a package-info that is @NullMarked");
  }

  private static void confine(String library, String room, String reason) {
    check(
        noClasses()
            .that(not(resideInAnyPackage(ROOT + room + "..", ROOT + "cli..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(library)
            .because(reason));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(CLASSES);
  }

  private static boolean hasClasses(String room) {
    return CLASSES.stream()
        .anyMatch(
            c -> c.getPackageName().equals(room) && !c.getSimpleName().equals("package-info"));
  }

  private static DescribedPredicate<JavaClass> named(String... names) {
    return describe(
        "are " + String.join(" or ", names),
        javaClass -> Set.of(names).contains(outermost(javaClass).getName()));
  }

  private static JavaClass outermost(JavaClass javaClass) {
    return javaClass.getEnclosingClass().map(ArchitectureTest::outermost).orElse(javaClass);
  }

  private static DescribedPredicate<JavaCall<?>> calls(String owner, String method) {
    return describe(
        "calls " + owner + "." + method,
        call ->
            call.getName().equals(method)
                && call.getTargetOwner().isAssignableTo(owner)
                && !call.getOrigin().getModifiers().contains(JavaModifier.BRIDGE));
  }

  private static DescribedPredicate<JavaClass> workers() {
    return describe(
        "are services",
        javaClass ->
            javaClass.getModifiers().contains(JavaModifier.PUBLIC)
                && javaClass.isTopLevelClass()
                && !javaClass.isInterface()
                && !javaClass.isRecord()
                && !javaClass.isEnum()
                && !javaClass.isAssignableTo(Throwable.class)
                && usesStore(javaClass)
                && !WORK_FOR_NOBODY.contains(javaClass.getName()));
  }

  private static boolean usesStore(JavaClass javaClass) {
    return javaClass.getDirectDependenciesFromSelf().stream()
        .anyMatch(used -> used.getTargetClass().getPackageName().startsWith(ROOT + "store"));
  }

  private static ArchCondition<JavaMethod> takeAPermitFirst() {
    return new ArchCondition<>("take a Permit first") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean taken =
            !method.getRawParameterTypes().isEmpty()
                && method.getRawParameterTypes().getFirst().getName().equals(PERMIT);
        String fullName = method.getOwner().getName() + "." + method.getName();
        if (!taken && !NEED_NO_PERMIT.contains(fullName)) {
          events.add(SimpleConditionEvent.violated(method, method.getFullName()));
        }
      }
    };
  }

  private static boolean isAmbient(JavaCall<?> call) {
    String owner = call.getTargetOwner().getName();
    String method = call.getName();
    return switch (owner) {
      case "java.lang.System" ->
          Set.of("currentTimeMillis", "getenv", "getProperty", "exit").contains(method);
      case "java.time.Clock" -> method.startsWith("system");
      case "java.time.Instant", "java.time.LocalDate", "java.time.LocalDateTime" ->
          method.equals("now");
      case "java.time.ZonedDateTime", "java.time.OffsetDateTime" -> method.equals("now");
      case "java.lang.Math" -> method.equals("random");
      case "java.util.UUID" -> method.equals("randomUUID");
      case "java.util.concurrent.ThreadLocalRandom" -> method.equals("current");
      default -> false;
    };
  }
}
