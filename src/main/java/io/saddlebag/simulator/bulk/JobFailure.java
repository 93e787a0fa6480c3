package io.saddlebag.simulator.bulk;

/** Ends a job from deep inside the reading of its upload; the message is the job's {@code errorMessage}. */
final class JobFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    JobFailure(String errorMessage) {
        super(errorMessage, null, false, false);
    }

    static JobFailure noSuchField(String header) {
        return new JobFailure("InvalidBatch : Field name not found : " + header);
    }
}
