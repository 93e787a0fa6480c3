package io.saddlebag.simulator.store;

import java.util.Map;

/**
 * What a stock org's opportunity stage sets. A stage that is not in the list counts as open, at 0 percent.
 *
 * @param probability percent
 * @param forecast the category's API value; {@code forecastName} is the one shown
 */
public record Stages(int probability, String forecast, String forecastName, boolean isClosed, boolean isWon) {

    private static final Stages UNKNOWN = open(0, "Pipeline", "Pipeline");
    private static final Map<String, Stages> BY_NAME = Map.of(
            "Prospecting", open(10, "Pipeline", "Pipeline"),
            "Qualification", open(10, "Pipeline", "Pipeline"),
            "Needs Analysis", open(20, "Pipeline", "Pipeline"),
            "Value Proposition", open(50, "Pipeline", "Pipeline"),
            "Id. Decision Makers", open(60, "Pipeline", "Pipeline"),
            "Perception Analysis", open(70, "Pipeline", "Pipeline"),
            "Proposal/Price Quote", open(75, "Pipeline", "Pipeline"),
            "Negotiation/Review", open(90, "Pipeline", "Pipeline"),
            "Closed Won", new Stages(100, "Closed", "Closed", true, true),
            "Closed Lost", new Stages(0, "Omitted", "Omitted", true, false));

    public static Stages named(String stage) {
        return BY_NAME.getOrDefault(stage, UNKNOWN);
    }

    static Stages of(Held opportunity) {
        return named(opportunity.value("StageName").orElse(""));
    }

    private static Stages open(int probability, String forecast, String forecastName) {
        return new Stages(probability, forecast, forecastName, false, false);
    }
}
