package io.saddlebag.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoqlLiteralTest {

    private static final List<String> TYPES = List.of(
            "string",
            "textarea",
            "email",
            "phone",
            "url",
            "picklist",
            "multipicklist",
            "combobox",
            "encryptedstring",
            "anyType",
            "a type of tomorrow",
            "id",
            "reference",
            "int",
            "long",
            "double",
            "currency",
            "percent",
            "boolean",
            "date",
            "datetime",
            "time");

    private static final List<String> ATTACKS = List.of(
            "2) OR (No__c > 0",
            "') OR (Name != '",
            "\\') OR Name != ('",
            "\\",
            "'",
            "''",
            "\\\\'",
            "x' OR 'a' = 'a",
            "null",
            "NULL",
            "TODAY",
            "YESTERDAY",
            "LAST_N_DAYS:3",
            "THIS_YEAR",
            "true) OR (Id != null",
            "1 OR 1 = 1",
            "1e400",
            "NaN",
            "Infinity",
            "0x1F",
            "1,234",
            "1.234,50",
            "1_000",
            "١٢",
            "2024-02-30",
            "2024-02-29 OR",
            "2024-02-29T12:00:00",
            "2024-02-29T12:00:00+01:00) OR (Id != null",
            "12:00:00Z OR",
            "(SELECT Id FROM Account)",
            ":name",
            "%",
            "_",
            "\\%",
            "\n) OR (",
            "\r\n'",
            "\u0000",
            "\u001b[2J",
            "\u2028",
            "\u202e",
            "\u00e9\ud83d\ude00",
            "003000000000001",
            "003000000000001AAA",
            "003000000000001'AA",
            "2024-02-29",
            "2024-02-29T12:00:00+01:00",
            "14:30",
            "7",
            "-7.50",
            "+7",
            "TRUE");

    @Property(tries = 20_000)
    void whatever_a_key_holds_the_query_has_one_literal_in_its_place(
            @ForAll("types") String type, @ForAll("keys") String first, @ForAll("keys") String second) {
        var target = new Target("Thing__c", Operation.UPDATE, "Key__c", true, true, type, Map.of());
        var items = Stream.of(first, second)
                .map(key -> Item.of(target, new SObjectRecord(Map.of("Key__c", key))))
                .filter(item -> item.literal.isPresent())
                .toList();
        if (items.isEmpty()) {
            return;
        }

        var tokens = SoqlTokens.of(Bodies.soql(target, items));

        var open = tokens.indexOf("(");
        assertThat(tokens.subList(0, open))
                .containsExactly(
                        "SELECT",
                        "Id",
                        ",",
                        "Key__c",
                        ",",
                        "SystemModstamp",
                        ",",
                        "CreatedDate",
                        ",",
                        "CreatedById",
                        "FROM",
                        "Thing__c",
                        "WHERE",
                        "Key__c",
                        "IN");
        assertThat(tokens).hasSize(open + 1 + 2 * items.size()).endsWith(")");
        for (int i = 0; i < items.size(); i++) {
            var key = String.valueOf(items.get(i).record.fields().get("Key__c")).strip();
            assertThat(tokens.get(open + 1 + 2 * i)).satisfies(token -> isMeant(token, type, key));
        }
    }

    private static void isMeant(String token, String type, String key) {
        switch (type) {
            case "int", "long", "double", "currency", "percent" ->
                assertThat(token).matches("-?\\d+(\\.\\d+)?");
            case "boolean" -> assertThat(token).isIn("true", "false");
            case "date" -> assertThat(token).isEqualTo(key);
            case "datetime" -> assertThat(token).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
            case "time" -> assertThat(token).matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
            default -> assertThat(token).isEqualTo("text:" + key);
        }
    }

    @Provide
    Arbitrary<String> types() {
        return Arbitraries.of(TYPES);
    }

    @Provide
    Arbitrary<String> keys() {
        var attack = Arbitraries.of(ATTACKS);
        var piece = Arbitraries.strings()
                .withChars(
                        "'\\\"()=,:%_ -+.eEnNuTZ0123456789abcXYZ\n\r\t\b\f\u0000\u0007\u001b\u007f\u0085\u2028\u202e\ud83d\ude00")
                .ofMaxLength(12);
        return Arbitraries.oneOf(
                attack,
                piece,
                Arbitraries.strings().ofMaxLength(20),
                Combinators.combine(piece, attack, piece).as((before, middle, after) -> before + middle + after));
    }

    @ParameterizedTest
    @CsvSource({
        "int, 007, 7",
        "double, -7.50, -7.5",
        "currency, +12.00, 12",
        "percent, 0.10, 0.1",
        "long, 2147483648, 2147483648",
        "boolean, TRUE, true",
        "date, 2024-02-29, 2024-02-29",
        "datetime, 2024-03-31T15:30:00+02:00, 2024-03-31T13:30:00.000Z",
        "datetime, 2024-03-31t13:30:00z, 2024-03-31T13:30:00.000Z",
        "datetime, 2024-03-31T13:30:00.000+0000, 2024-03-31T13:30:00.000Z",
        "time, 14:30, 14:30:00.000Z"
    })
    void a_value_has_the_form_of_its_type(String type, String value, String literal) {
        assertThat(SoqlLiteral.of(type, value)).contains(literal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int|7.5",
                "int|1e3",
                "int|١٢",
                "int|",
                "double|1e400",
                "double|NaN",
                "double|Infinity",
                "double|0x1F",
                "double|1,234.5",
                "double|1.",
                "double|.5",
                "double|2) OR (No__c > 0",
                "double|null",
                "boolean|1",
                "boolean|null",
                "date|TODAY",
                "date|LAST_N_DAYS:3",
                "date|2024-02-30",
                "date|20240229",
                "date|+12024-01-01",
                "date|0000-01-01",
                "date|2024-02-29 ",
                "datetime|TODAY",
                "datetime|2024-02-29",
                "datetime|2024-02-29T12:00:00",
                "datetime|9999-12-31T23:59:59-12:00",
                "time|25:00",
                "time|14:30+01:00",
                "time|NOW",
                "id|003",
                "id|00300000000000'",
                "id|0030000000000012",
                "id|",
                "reference|003000000000001AA\u00e9",
                "string|\ud83d"
            })
    void what_is_no_value_of_the_type_has_no_literal(String example) {
        var parts = example.split("\\|", 2);

        assertThat(SoqlLiteral.of(parts[0], parts[1])).isEmpty();
    }

    @Test
    void a_text_is_quoted_with_the_escapes_of_soql() {
        assertThat(SoqlLiteral.of("string", "O'Hara \\ \"x\"\n\r\t\b\f\u001b\u2028é😀"))
                .contains("'O\\'Hara \\\\ \\\"x\\\"\\n\\r\\t\\b\\f\\u001b\\u2028é😀'");
    }
}
