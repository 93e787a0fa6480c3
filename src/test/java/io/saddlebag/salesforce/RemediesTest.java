package io.saddlebag.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemediesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STORAGE_LIMIT_EXCEEDED",
                "EXCEEDED_QUOTA",
                "INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE",
                "ORG_IN_MAINTENANCE",
                "API_CURRENTLY_DISABLED",
                "API_DISABLED_FOR_ORG",
                "FUNCTIONALITY_TEMPORARILY_UNAVAILABLE",
                "ORG_LOCKED",
                "TRIAL_EXPIRED"
            })
    void an_error_that_speaks_of_the_org_waits_for_the_org_in_a_record_as_for_a_call(String code) {
        var error = new ApiError(code, "text", List.of());

        assertThat(Remedies.forRecord(error)).isEqualTo(Remedy.WAIT_FOR_ORG);
        assertThat(Remedies.forCall(400, error)).isEqualTo(Remedy.WAIT_FOR_ORG);
        assertThat(Remedies.forCall(403, error)).isEqualTo(Remedy.WAIT_FOR_ORG);
        assertThat(Troubles.ofOrg(error).get().what()).contains(code + ": text");
    }

    @ParameterizedTest
    @CsvSource({
        "SERVER_UNAVAILABLE,away,CALL_AGAIN",
        "REQUEST_LIMIT_EXCEEDED,TotalRequests Limit exceeded.,WAIT_FOR_LIMIT",
        "REQUEST_LIMIT_EXCEEDED,ConcurrentRequests (Concurrent API Requests) Limit exceeded.,CALL_AGAIN",
        "INVALID_SESSION_ID,Session expired or invalid,SIGN_IN",
        "INVALID_SESSION_ID,This session is not valid for use with the REST API,STOP_SIGN_IN",
        "UNABLE_TO_LOCK_ROW,unable to obtain exclusive access,RECORD_AGAIN",
        "UNKNOWN_EXCEPTION,An unexpected error occurred.,RECORD_AGAIN",
        "LIMIT_EXCEEDED,too many of them on this record,DEAD_LETTER",
        "INSUFFICIENT_ACCESS_OR_READONLY,insufficient access rights on object id,DEAD_LETTER"
    })
    void what_a_record_was_refused_with_has_its_remedy(String code, String message, Remedy remedy) {
        assertThat(Remedies.forRecord(new ApiError(code, message, List.of()))).isEqualTo(remedy);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY|ContactTrigger: execution of AfterInsert caused by: System.DmlException:"
                        + " Update failed. First exception on row 0 with id 001; first error: UNABLE_TO_LOCK_ROW, unable to obtain"
                        + " exclusive access to this record or 1 records: 001: []|RECORD_AGAIN",
                "CANNOT_EXECUTE_FLOW_TRIGGER|We can't save this record because the “Roll up” process failed: UNABLE_TO_LOCK_ROW:"
                        + " unable to obtain exclusive access|RECORD_AGAIN",
                "APEX_ERROR|System.DmlException: first error: STORAGE_LIMIT_EXCEEDED, storage limit exceeded|WAIT_FOR_ORG",
                "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY|ContactTrigger: System.NullPointerException|DEAD_LETTER",
                "REQUIRED_FIELD_MISSING|Required fields are missing: [UNABLE_TO_LOCK_ROW]|DEAD_LETTER"
            })
    void an_error_that_a_trigger_or_a_flow_passes_on_has_the_remedy_of_what_it_met(
            String code, String message, Remedy remedy) {
        assertThat(Remedies.forRecord(new ApiError(code, message, List.of()))).isEqualTo(remedy);
    }

    @Test
    void an_error_of_another_kind_is_no_trouble_of_the_org() {
        assertThat(Troubles.ofOrg(new ApiError("REQUIRED_FIELD_MISSING", "text", List.of())))
                .isEmpty();
    }
}
