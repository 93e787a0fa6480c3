package io.saddlebag;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A record says in {@code toString()} all that it holds, and anybody may print it: those with secrets must say less. */
class RecordsKeepSecretsTest {

    private static final Pattern SECRET = Pattern.compile("(?i).*(secret|password|token|verifier|assertion).*");

    private static final String MARKER = "said-though-it-is-secret";

    private static final Map<Class<?>, Object> VALUES =
            Map.of(List.class, List.of(), Set.class, Set.of(), Instant.class, Instant.EPOCH, Path.class, Path.of("x"));

    @TestFactory
    List<DynamicTest> a_record_that_holds_a_secret_does_not_say_it() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.saddlebag").stream()
                        .filter(JavaClass::isRecord)
                        .map(JavaClass::reflect)
                        .filter(RecordsKeepSecretsTest::holdsASecret)
                        .map(type -> DynamicTest.dynamicTest(
                                type.getName(),
                                () -> assertThat(sampleOf(type).toString()).doesNotContain(MARKER)))
                        .toList();
    }

    private static boolean holdsASecret(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).anyMatch(RecordsKeepSecretsTest::isSecret);
    }

    private static boolean isSecret(RecordComponent component) {
        boolean holdsText = component.getGenericType().getTypeName().contains("java.lang.String");
        return holdsText && SECRET.matcher(component.getName()).matches();
    }

    private static Object sampleOf(Class<?> type) throws ReflectiveOperationException {
        var components = type.getRecordComponents();
        var values = new Object[components.length];
        for (int at = 0; at < values.length; at++) {
            values[at] = value(components[at]);
        }
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Constructor<?> made = type.getDeclaredConstructor(types);
        made.setAccessible(true);
        return made.newInstance(values);
    }

    private static Object value(RecordComponent component) throws ReflectiveOperationException {
        var type = component.getType();
        var text = isSecret(component) ? MARKER : "x";
        if (type == Optional.class) {
            return component.getGenericType().getTypeName().endsWith("<java.lang.String>")
                    ? Optional.of(text)
                    : Optional.empty();
        }
        if (type.isPrimitive()) {
            return Array.get(Array.newInstance(type, 1), 0);
        }
        if (type.isRecord()) {
            return sampleOf(type);
        }
        return VALUES.getOrDefault(type, type == Map.class ? Map.of("key", text) : type == String.class ? text : null);
    }

    @Test
    void the_settings_do_not_say_what_is_set() {
        assertThat(new Configuration(Map.of("saddlebag.broker.password", MARKER), List.of()))
                .asString()
                .contains("saddlebag.broker.password")
                .doesNotContain(MARKER);
    }

    @Test
    void the_test_sees_what_a_record_would_say() throws ReflectiveOperationException {
        record Talkative(Optional<String> token) {}

        assertThat(holdsASecret(Talkative.class)).isTrue();
        assertThat(sampleOf(Talkative.class).toString()).contains(MARKER);
    }
}
