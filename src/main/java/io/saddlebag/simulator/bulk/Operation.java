package io.saddlebag.simulator.bulk;

/** What a job does with its rows. */
enum Operation {
    INSERT("insert"),
    UPDATE("update"),
    UPSERT("upsert"),
    DELETE("delete"),
    HARD_DELETE("hardDelete");

    private final String apiName;

    Operation(String apiName) {
        this.apiName = apiName;
    }

    String apiName() {
        return apiName;
    }
}
