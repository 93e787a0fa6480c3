package io.saddlebag.simulator.bulk;

import io.saddlebag.simulator.http.Refusal;
import java.util.Arrays;
import java.util.Set;

/** Where a job stands. */
enum JobState {
    OPEN("Open"),
    UPLOAD_COMPLETE("UploadComplete"),
    IN_PROGRESS("InProgress"),
    JOB_COMPLETE("JobComplete"),
    FAILED("Failed"),
    ABORTED("Aborted");

    private final String apiName;

    JobState(String apiName) {
        this.apiName = apiName;
    }

    String apiName() {
        return apiName;
    }

    /** Refuses what can be done only in other states. */
    static void require(JobState state, String what, JobState... allowed) {
        if (!Set.of(allowed).contains(state)) {
            var names = Arrays.stream(allowed).map(JobState::apiName).toList();
            throw new Refusal(
                    400,
                    "INVALIDJOBSTATE",
                    what + " only in state " + String.join(", ", names) + "; the state is " + state.apiName());
        }
    }

    /** Nothing more will happen to the job; its results can be had. */
    boolean isLast() {
        return ordinal() >= JOB_COMPLETE.ordinal();
    }
}
