package io.saddlebag.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The errors that the values of a record can get, in the words of the contract: alone, and as one of many. */
class ErrorTableTest extends WithSimulator {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "Company": null | REQUIRED_FIELD_MISSING: Required fields are missing: [Company] ["Company"]
        "X__c": 1 | INVALID_FIELD: No such column 'X__c' on sobject of type Lead
        "Email": "a@b" | INVALID_EMAIL_ADDRESS: Email: invalid email address: a@b ["Email"]
        "CleanStatus": "Hm" | INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST: Clean Status: bad value for restricted picklist field: Hm ["CleanStatus"]
        "CompanyDunsNumber": "0123456789" | STRING_TOO_LONG: Company D-U-N-S Number: data value too large: 0123456789 (max length=9) ["CompanyDunsNumber"]
        "NumberOfEmployees": 123456789 | NUMBER_OUTSIDE_VALID_RANGE: Employees: value outside of valid range on numeric field: 123456789 ["NumberOfEmployees"]
        "OwnerId": "x" | MALFORMED_ID: Owner ID: id value of incorrect type: x ["OwnerId"]
        "OwnerId": "0015e0000000001AAA" | FIELD_INTEGRITY_EXCEPTION: Owner ID: id value of incorrect type: 0015e0000000001AAA ["OwnerId"]
        "OwnerId": "0055e0000zzzzzzAAA" | INVALID_CROSS_REFERENCE_KEY: invalid cross reference id ["OwnerId"]
        "CreatedDate": "2026-01-01T00:00:00Z" | INVALID_FIELD_FOR_INSERT_UPDATE: Unable to create/update fields: CreatedDate. Please check the security settings of this field and verify that it is read/write for your profile or permission set. ["CreatedDate"]
        """)
    void a_lead_that_breaks_a_rule_is_refused(String member, String error) {
        var bad = "{\"attributes\":{\"type\":\"Lead\"},\"LastName\":\"Bad\",\"Company\":\"A\"," + member + "}";
        var good = "{\"attributes\":{\"type\":\"Lead\"},\"LastName\":\"Good\",\"Company\":\"A\"}";

        assertThat(client.post("/sobjects/Lead", bad).error()).isEqualTo("400 " + error);
        assertThat(client.post("/composite/sobjects", "{\"records\":[" + bad + "," + good + "]}")
                        .error())
                .isEqualTo("200 " + error);
        assertThat(salesforce.records("Lead")).extracting("LastName").containsExactly("Good");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "Birthdate": "31/12/2026" | date from VALUE_STRING value 31/12/2026 | 33
        "Birthdate": "2026-02-30" | date from VALUE_STRING value 2026-02-30 | 33
        "EmailBouncedDate": "2026-01-01" | datetime from VALUE_STRING value 2026-01-01 | 40
        "IsEmailBounced": "perhaps" | boolean from VALUE_STRING value perhaps | 38
        "MailingLatitude": "north" | double from VALUE_STRING value north | 39
        "Title": 7 | string from VALUE_NUMBER_INT value 7 | 29
        "Title": {"a": 1} | string from START_OBJECT | 29
        """)
    void a_value_of_another_type_refuses_the_whole_request(String member, String what, int column) {
        var bad = "{\"LastName\":\"Lee\", " + member + "}";
        var many = "{\"records\":[{\"attributes\":{\"type\":\"Contact\"},\"LastName\":\"Good\"},\n"
                + "{\"attributes\":{\"type\":\"Contact\"}," + bad.substring(1) + "]}";

        assertThat(client.post("/sobjects/Contact", bad).error())
                .isEqualTo("400 JSON_PARSER_ERROR: Cannot deserialize instance of " + what
                        + " or request may be missing a required field at [line:1, column:" + column + "]");
        assertThat(client.post("/composite/sobjects", many).error())
                .startsWith("400 JSON_PARSER_ERROR: Cannot deserialize instance of " + what)
                .contains("[line:2, column:");
        assertThat(salesforce.records("Contact")).isEmpty();
    }
}
