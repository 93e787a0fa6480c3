package io.saddlebag.simulator.bulk;

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

    /** Nothing more will happen to the job; its results can be had. */
    boolean isLast() {
        return ordinal() >= JOB_COMPLETE.ordinal();
    }
}
