package io.saddlebag;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Who may know whom: the map of the house, held. */
@AnalyzeClasses(packages = "io.saddlebag", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    private static final List<String> PARTS = List.of(
            "records",
            "mapping",
            "salesforce",
            "ledger",
            "deadletter",
            "operations",
            "events",
            "queue",
            "check",
            "flow",
            "cli",
            "simulator");

    @ArchTest
    static final ArchRule secrets_and_words_are_known_by_all_and_know_none = noClasses()
            .that()
            .resideInAnyPackage("io.saddlebag.secrets..", "io.saddlebag.words..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    Stream.concat(PARTS.stream().map(part -> "io.saddlebag." + part + ".."), Stream.of("io.saddlebag"))
                            .toArray(String[]::new));

    @ArchTest
    static final ArchRule records_know_none_of_the_others = knowsOnly("records");

    @ArchTest
    static final ArchRule salesforce_knows_none_of_the_others = knowsOnly("salesforce");

    @ArchTest
    static final ArchRule the_queue_knows_none_of_the_others = knowsOnly("queue");

    @ArchTest
    static final ArchRule the_simulator_knows_none_of_the_others = knowsOnly("simulator");

    @ArchTest
    static final ArchRule mapping_knows_records = knowsOnly("mapping", "records");

    @ArchTest
    static final ArchRule the_ledger_knows_records_and_salesforce = knowsOnly("ledger", "records", "salesforce");

    @ArchTest
    static final ArchRule dead_letters_know_the_ledger_records_and_salesforce =
            knowsOnly("deadletter", "ledger", "records", "salesforce");

    @ArchTest
    static final ArchRule operations_know_what_they_watch =
            knowsOnly("operations", "ledger", "deadletter", "salesforce", "records");

    @ArchTest
    static final ArchRule events_know_the_ledger = knowsOnly("events", "ledger");

    @ArchTest
    static final ArchRule checks_know_records = knowsOnly("check", "records");

    @ArchTest
    static final ArchRule flows_know_all_but_commands_and_the_simulator = knowsOnly(
            "flow", "records", "mapping", "salesforce", "ledger", "deadletter", "operations", "events", "queue");

    @ArchTest
    static final ArchRule the_application_knows_neither_commands_nor_the_simulator = noClasses()
            .that()
            .resideInAPackage("io.saddlebag")
            .and()
            .doNotHaveSimpleName("Main")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.saddlebag.cli..", "io.saddlebag.simulator..");

    @ArchTest
    static final ArchRule no_part_leads_back_to_itself =
            slices().matching("io.saddlebag.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_commands_print = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    /** What is only printed, and not as a line or by a format, is not made visible. */
    @ArchTest
    static final ArchRule commands_print_names_and_values_as_lines_or_by_a_format = noClasses()
            .that()
            .resideInAPackage("io.saddlebag.cli..")
            .and()
            .doNotHaveSimpleName("StatusCommand")
            .and()
            .doNotHaveSimpleName("DiscardCommand")
            .and()
            .doNotHaveSimpleName("Mistyped")
            .should()
            .callMethodWhere(target(owner(assignableTo(Writer.class))).and(target(nameMatching("print|write|append"))));

    @ArchTest
    static final ArchRule one_way_to_log = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    private static ArchRule knowsOnly(String part, String... known) {
        var forbidden = PARTS.stream()
                .filter(other -> !other.equals(part) && !Arrays.asList(known).contains(other))
                .map(other -> "io.saddlebag." + other + "..");
        return noClasses()
                .that()
                .resideInAPackage("io.saddlebag." + part + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        Stream.concat(forbidden, Stream.of("io.saddlebag")).toArray(String[]::new));
    }
}
