package io.saddlebag.mapping.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.mapping.Formula;
import io.saddlebag.mapping.MappingResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldKindTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "string        | 100000                 | 100000",
                "phone         | 4930123456             | 4930123456",
                "picklist      | true                   | true",
                "reference     | 12.50                  | 12.50",
                "textarea      | 1e3                    | 1000",
                "email         | \"a@example.org\"      | a@example.org",
                "double        | \"12.50\"              | 12.50",
                "currency      | 12                     | 12",
                "percent       | \"1e2\"                | 100",
                "int           | 12.0                   | 12",
                "int           | \"12\"                 | 12",
                "int           | -2147483647            | -2147483647",
                "boolean       | true                   | true",
                "boolean       | \"TRUE\"               | true",
                "boolean       | 0                      | false",
                "boolean       | \"1\"                  | true",
                "date          | \"2024-02-29\"         | 2024-02-29",
                "datetime      | \"2024-02-29T12:00:00+01:00\" | 2024-02-29T11:00:00.000Z",
                "datetime      | \"2024-02-29 12:00:00Z\" | 2024-02-29T12:00:00.000Z",
                "time          | \"14:30\"              | 14:30:00.000Z",
                "time          | \"14:30:05.250Z\"      | 14:30:05.250Z",
                "base64        | \"QQ==\"               | QQ==",
                "location      | 12.5                   | 12.5"
            })
    void a_value_that_loses_nothing_becomes_what_the_field_takes(String type, String json, String expected) {
        assertThat(fit(type, "{'v': " + json + "}"))
                .isInstanceOfSatisfying(
                        MappingResult.Mapped.class,
                        mapped -> assertThat(mapped.fields().get("F")).hasToString(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "double   | \"1.234,50\"   | 'is no plain number such as 1234.56: number(.v, \",\") reads it as 1234.50.'",
                "currency | \"plenty\"     | is no number.",
                "percent  | true           | 'is a truth value, and the field takes a number. if (.v) 1 else 0 makes one of it.'",
                "int      | 12.5           | 'is no whole number, and the field takes no other. round(.v) makes one of it.'",
                "int      | \"12.5\"       | 'is no whole number, and the field takes no other. round(.v) makes one of it.'",
                "int      | 3000000000     | 'is more than the field can hold: 2147483647 is the largest.'",
                "boolean  | \"yes\"        | is neither true nor false. boolean(.v) reads it as true.",
                "boolean  | \"ja\"         | 'is neither true nor false. Name the words for the two: boolean(.v, \"ja\", \"nein\").'",
                "boolean  | 2              | 'is neither true nor false. Name the words for the two: boolean(.v, \"ja\", \"nein\").'",
                "date     | \"31.12.2026\" | 'is no date of the form yyyy-MM-dd. date(.v, \"dd.MM.yyyy\") reads it as 2026-12-31.'",
                "date     | \"2026-02-30\" | is no date of the form yyyy-MM-dd.",
                "date     | \"2026-11-23T10:00:00.000Z\" | 'is no date of the form yyyy-MM-dd. date(.v, \"yyyy-MM-dd''T''HH:mm:ss.SSSXXX\") reads it as 2026-11-23.'",
                "date     | 20261231       | 'is a number, and the field takes a date. date(.v, \"yyyyMMdd\") reads it as 2026-12-31.'",
                "date     | 1764460800000  | 'is a number, and the field takes a date.'",
                "date     | false          | 'is a truth value, and the field takes a date.'",
                "datetime | \"2026-12-31\" | 'is no date with a time of the form 2024-02-29T12:00:00Z. datetime(concat(.v, \" 00:00\"), \"yyyy-MM-dd HH:mm\", \"Europe/Berlin\") reads it as 2026-12-31T00:00.'",
                "datetime | \"2026-12-31T10:00:00\" | 'carries no offset such as Z or +01:00. Name its time zone: datetime(.v, \"Europe/Berlin\").'",
                "datetime | 1764460800     | 'is a number, and the field takes a date with a time.'",
                "time     | \"half past\"  | 'is no time such as 14:30 or 14:30:00.000Z, and the field takes no other.'",
                "time     | 1430           | 'is a number, and the field takes a time such as 14:30.'",
                "base64   | 12             | 'is a number, and the field takes a file in Base64.'",
                "string   | [1, 2]         | 'is a list, but a field takes one value: write join(…, \";\") or pick one.'",
                "double   | {'a': 1}       | 'is an object, but a field takes one value: pick a member.'"
            })
    void a_value_that_the_field_does_not_take_is_told_with_its_column_and_what_reads_it(
            String type, String json, String what) {
        assertThat(fit(type, "{'v': " + json + "}")).isInstanceOfSatisfying(MappingResult.Rejected.class, rejected -> {
            assertThat(rejected.complaints()).singleElement().satisfies(complaint -> {
                assertThat(complaint.what()).isEqualTo(what);
                assertThat(complaint.columns()).containsExactly("v");
                assertThat(complaint.field()).isEqualTo("F");
            });
        });
    }

    @Test
    void every_call_that_is_told_for_a_value_makes_a_value_that_the_field_takes() {
        for (var each : List.of(
                List.of("int", "12.5", "round(.v)"),
                List.of("percent", "true", "if (.v) 1 else 0"),
                List.of("boolean", "\"yes\"", "boolean(.v)"),
                List.of("boolean", "\"ja\"", "boolean(.v, \"ja\", \"nein\")"),
                List.of("date", "20261231", "date(.v, \"yyyyMMdd\")"),
                List.of(
                        "datetime",
                        "\"2026-12-31\"",
                        "datetime(concat(.v, \" 00:00\"), \"yyyy-MM-dd HH:mm\", \"UTC\")"))) {
            var result = Formula.mapping("F = " + each.get(2))
                    .map(Formula.row("{'v': " + each.get(1) + "}"), (name, value) -> FieldKind.of(each.get(0))
                            .fit(value));

            assertThat(result).as(each.toString()).isInstanceOf(MappingResult.Mapped.class);
        }
    }

    private static MappingResult fit(String type, String row) {
        return Formula.mapping("F = .v")
                .map(Formula.row(row), (name, value) -> FieldKind.of(type).fit(value));
    }
}
