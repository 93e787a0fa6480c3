package io.saddlebag.mapping.functions;

import static io.saddlebag.mapping.Formula.complaint;
import static io.saddlebag.mapping.Formula.problem;
import static io.saddlebag.mapping.Formula.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DateFunctionsTest {

    @Test
    void a_date_is_read_in_the_form_named() {
        assertThat(date("29/02/2024", "\"dd/MM/yyyy\"")).isEqualTo("2024-02-29");
        assertThat(date("1.5.2024", "\"d.M.yyyy\"")).isEqualTo("2024-05-01");
        assertThat(date("3 mar 2024", "\"d MMM yyyy\"")).isEqualTo("2024-03-03");
        assertThat(date("20240229", "\"yyyyMMdd\"")).isEqualTo("2024-02-29");
        assertThat(date("Thu, 29 Feb 2024", "\"EEE, d MMM uuuu\"")).isEqualTo("2024-02-29");
        assertThat(date("2024-02-29T23:59", "\"yyyy-MM-dd'T'HH:mm\"")).isEqualTo("2024-02-29");
        assertThat(value("date(.a, \"yyyyMMdd\")", "{'a': 20240229}")).isEqualTo("2024-02-29");
    }

    @Test
    void a_date_without_a_form_is_an_iso_date() {
        assertThat(value("date(.a)", "{'a': '2024-02-29'}")).isEqualTo("2024-02-29");
        assertThat(complaint("date(.a)", "{'a': '29.02.2024'}"))
                .isEqualTo("F: '29.02.2024' in column 'a' is no date of the form yyyy-MM-dd."
                        + " date(.a, \"dd.MM.yyyy\") reads it as 2024-02-29.");
        assertThat(complaint("date(.a)", "{'a': 'soon'}")).endsWith("is no date of the form yyyy-MM-dd.");
    }

    @Test
    void a_date_that_can_be_meant_in_two_ways_is_told_with_both() {
        assertThat(complaint("date(.a)", "{'a': '01/02/2024'}"))
                .endsWith(
                        " date(.a, \"dd/MM/yyyy\") reads it as 2024-02-01, date(.a, \"MM/dd/yyyy\") reads it as 2024-01-02:"
                                + " write the one that is meant.");
        assertThat(complaint("date(.a, \"dd/MM/yyyy\")", "{'a': '3.4.2024'}"))
                .endsWith(" date(.a, \"dd/MM/yyyy\", \"d.M.yyyy\") reads it as 2024-04-03.");
    }

    @Test
    void the_call_that_a_complaint_names_reads_the_value() {
        for (String text : List.of(
                "29.02.2024",
                "1.5.2024",
                "12/31/2024",
                "31/12/2024",
                "1/2/2024",
                "20240229",
                "29-02-2024",
                "29-Feb-2024",
                "5-Mar-24",
                "29.02.24",
                "3 Mar 2024",
                "March 3, 2024",
                "2024/2/29",
                "2024-02-29T10:00:00Z",
                "2024-02-29 10:00",
                "2/29/2024 1:05 PM",
                "Thu, 29 Feb 2024")) {
            readsAsTold("date(.a)", "(date\\(.*?\\)) reads it as ([-0-9]+)", text);
        }
        for (String text :
                List.of("29.02.2024 12:30", "2/29/2024 1:05 PM", "20240229 12:30", "29.02.2024", "2024-02-29")) {
            readsAsTold("datetime(.a, \"UTC\")", "(datetime\\(.*?\\)) reads it as ([-0-9]+T[:0-9]+)", text);
            readsAsTold("datetime(.a)", "(datetime\\(.*?\"Europe/Berlin\"\\)) reads it as ([-0-9]+)", text);
        }
    }

    private static void readsAsTold(String call, String told, String text) {
        String complaint = complaint(call, "{'a': '" + text + "'}");
        var found = Pattern.compile(told).matcher(complaint);
        assertThat(found.find()).as(complaint).isTrue();
        assertThat(value(found.group(1), "{'a': '" + text + "'}"))
                .asString()
                .startsWith(found.group(1).contains("Berlin") ? "2024-02-2" : found.group(2));
    }

    @Test
    void a_day_that_the_calendar_lacks_is_an_error_and_not_the_28th() {
        for (String day : List.of(
                "31/02/2024", "30/02/2024", "29/02/2023", "31/04/2024", "00/01/2024", "01/13/2024", "1/1/2024")) {
            assertThat(complaint("date(.a, \"dd/MM/yyyy\")", "{'a': '" + day + "'}"))
                    .startsWith("F: '" + day + "' in column 'a' is no date of the form dd/MM/yyyy.");
        }
        assertThat(complaint("date(.a)", "{'a': '2023-02-29'}")).contains("is no date");
        assertThat(complaint("date(.a, \"dd/MM/yyyy\")", "{'a': '01/01/2024 '}"))
                .contains("is no date");
    }

    @Test
    void several_forms_are_tried_in_order() {
        String forms = "\"dd/MM/yyyy\", \"yyyy-MM-dd\", \"d MMM yyyy\"";
        assertThat(date("29/02/2024", forms)).isEqualTo("2024-02-29");
        assertThat(date("2024-02-29", forms)).isEqualTo("2024-02-29");
        assertThat(date("1 May 2024", forms)).isEqualTo("2024-05-01");
        assertThat(complaint("date(.a, " + forms + ")", "{'a': '2024-02-30'}"))
                .isEqualTo(
                        "F: '2024-02-30' in column 'a' is no date of the form dd/MM/yyyy or yyyy-MM-dd or d MMM yyyy.");
    }

    @Test
    void a_two_digit_year_needs_the_first_year_it_may_mean() {
        assertThat(problem("date(.a, \"dd.MM.yy\")"))
                .isEqualTo(
                        "'dd.MM.yy' has a two-digit year, but no year to count from. Add it: date(.birthdate, \"dd.MM.yy\", 1930) "
                                + "reads 30 as 1930 and 29 as 2029.");
        assertThat(date("01.05.30", "\"dd.MM.yy\", 1930")).isEqualTo("1930-05-01");
        assertThat(date("01.05.29", "\"dd.MM.yy\", 1930")).isEqualTo("2029-05-01");
        assertThat(date("010529", "\"ddMMyy\", 2000")).isEqualTo("2029-05-01");
    }

    @Test
    void years_that_salesforce_does_not_take_are_an_error() {
        assertThat(date("31.12.4000", "\"dd.MM.yyyy\"")).isEqualTo("4000-12-31");
        assertThat(complaint("date(.a, \"dd.MM.yyyy\")", "{'a': '01.01.0024'}"))
                .isEqualTo(
                        "F: '01.01.0024' in column 'a' lies outside the years 1700 to 4000, which are all that Salesforce takes.");
    }

    @Test
    void a_form_that_can_never_be_right_is_found_when_the_flow_starts() {
        assertThat(problem("date(.a, \"dd/mm/yyyy\")")).contains("lacks the day, the month or the year");
        assertThat(problem("date(.a, \"DD.MM.YYYY\")")).contains("Years are yyyy, days dd.");
        assertThat(problem("date(.a, \"yyyy-MM-ddTHH:mm\")"))
                .contains("holds 'T'")
                .contains("single quotes");
        assertThat(problem("date(.a, \"dd.MM.yyyy hh:mm\")")).contains("counts hours to twelve only");
        assertThat(problem("date(.a, \"dd.MM.yyyy '\")")).contains("is no form of a date");
        assertThat(problem("date(.a, .form)"))
                .isEqualTo(
                        "Value 2 of 'date' must be a text in double quotes. For example: date(.birthdate, \"dd/MM/yyyy\")");
    }

    @Test
    void a_datetime_is_read_in_its_zone_and_sent_in_utc_with_milliseconds() {
        assertThat(datetime("29.02.2024 12:00", "\"dd.MM.yyyy HH:mm\", \"Europe/Berlin\""))
                .isEqualTo("2024-02-29T11:00:00.000Z");
        assertThat(datetime("2/29/2024 1:05 PM", "\"M/d/yyyy h:mm a\", \"America/New_York\""))
                .isEqualTo("2024-02-29T18:05:00.000Z");
        assertThat(datetime("2024-02-29 12:00:00", "\"UTC\"")).isEqualTo("2024-02-29T12:00:00.000Z");
        assertThat(datetime("2024-02-29T12:00", "\"+02:00\"")).isEqualTo("2024-02-29T10:00:00.000Z");
        assertThat(datetime("01.05.30 12:00", "\"dd.MM.yy HH:mm\", \"UTC\", 1930"))
                .isEqualTo("1930-05-01T12:00:00.000Z");
    }

    @Test
    void an_offset_in_the_value_counts_more_than_the_zone() {
        assertThat(value("datetime(.a)", "{'a': '2024-02-29T12:00:00.5+01:00'}"))
                .isEqualTo("2024-02-29T11:00:00.500Z");
        assertThat(value("datetime(.a)", "{'a': '2024-02-29T12:00:00.000+0000'}"))
                .isEqualTo("2024-02-29T12:00:00.000Z");
        assertThat(value("datetime(.a)", "{'a': '2024-02-29T12:00:00Z'}")).isEqualTo("2024-02-29T12:00:00.000Z");
        assertThat(datetime("2024-02-29T12:00:00Z", "\"Europe/Berlin\"")).isEqualTo("2024-02-29T12:00:00.000Z");
        assertThat(datetime("29.02.2024 12:00 +0200", "\"dd.MM.yyyy HH:mm XX\""))
                .isEqualTo("2024-02-29T10:00:00.000Z");
    }

    @Test
    void a_datetime_whose_zone_nobody_named_is_an_error() {
        assertThat(complaint("datetime(.a)", "{'a': '2024-02-29T12:00:00'}"))
                .isEqualTo(
                        "F: '2024-02-29T12:00:00' in column 'a' carries no offset such as Z or +01:00. Name its time zone: "
                                + "datetime(.a, \"Europe/Berlin\").");
        assertThat(problem("datetime(.a, \"dd.MM.yyyy HH:mm\")"))
                .isEqualTo("'datetime' is not told in which time zone 'dd.MM.yyyy HH:mm' is. Add it: datetime(.start, "
                        + "\"dd.MM.yyyy HH:mm\", \"Europe/Berlin\")");
        assertThat(problem("datetime(.a, \"dd.MM.yyyy HH:mm\", \"Europe/Berlni\")"))
                .isEqualTo("'Europe/Berlni' is no time zone. Did you mean 'Europe/Berlin'?");
        assertThat(problem("datetime(.a, \"dd.MM.yyyy\", \"UTC\")"))
                .isEqualTo("'dd.MM.yyyy' has no hour. Add it: dd.MM.yyyy HH:mm; for a date alone use date.");
    }

    @Test
    void an_hour_that_summer_time_skips_is_an_error_and_of_the_one_it_repeats_the_first_is_taken() {
        String berlin = "\"dd.MM.yyyy HH:mm\", \"Europe/Berlin\"";
        assertThat(complaint("datetime(.a, " + berlin + ")", "{'a': '31.03.2024 02:30'}"))
                .isEqualTo(
                        "F: '31.03.2024 02:30' in column 'a' does not exist in Europe/Berlin: the clocks are put forward then.");
        assertThat(datetime("31.03.2024 03:00", berlin)).isEqualTo("2024-03-31T01:00:00.000Z");
        assertThat(datetime("27.10.2024 02:30", berlin)).isEqualTo("2024-10-27T00:30:00.000Z");
    }

    @Test
    void a_blank_date_stays_blank() {
        assertThat(value("date(.a)", "{'a': null}")).isNull();
        assertThat(value("datetime(.a)", "{}")).isNull();
        assertThat(value("datetime(.a)", "{'a': ' '}")).isNull();
    }

    @Test
    void the_machines_own_zone_and_language_do_not_matter() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR-u-ca-buddhist"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertThat(date("3 May 2024", "\"d MMM yyyy\"")).isEqualTo("2024-05-03");
            assertThat(datetime("29.02.2024 12:00", "\"dd.MM.yyyy HH:mm\", \"UTC\""))
                    .isEqualTo("2024-02-29T12:00:00.000Z");
            assertThat(value("lower(\"TITLE\")")).isEqualTo("title");
            assertThat(value("upper(\"title\")")).isEqualTo("TITLE");
            assertThat(value("string(.a)", "{'a': 1.5}")).isEqualTo("1.5");
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static Object date(String text, String forms) {
        return value("date(.a, " + forms + ")", "{'a': '" + text + "'}");
    }

    private static Object datetime(String text, String forms) {
        return value("datetime(.a, " + forms + ")", "{'a': '" + text + "'}");
    }
}
