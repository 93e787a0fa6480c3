package io.saddlebag.salesforce;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came back from one call. */
public sealed interface Answer {

    /** One outcome for each record of the call, in the order they were sent. */
    record Each(List<Outcome> outcomes) implements Answer {}

    /**
     * The records found for each key looked up; keys are as {@link Target#normalised} gives them.
     *
     * @param nextPage where the rest of them is, as Salesforce gave it; empty when these are all
     */
    record Found(Map<String, List<Match>> matches, Optional<String> nextPage) implements Answer {

        Found(Map<String, List<Match>> matches) {
            this(matches, Optional.empty());
        }
    }

    /** The call was refused as a whole, with an HTTP status outside 200 to 299. */
    record RefusedWhole(int status, ApiError error) implements Answer {}

    /** The call was refused for its sign-in, which has been renewed meanwhile: call again. */
    record SignedInAgain() implements Answer {}

    /** Salesforce was not reached, so nothing can have been stored. */
    record Unreached(String reason) implements Answer {}

    /** The call left and no answer was understood: it may have been carried out. */
    record Lost(String reason) implements Answer {}

    /** The call was not made, or cannot be made again, until somebody or something else acts. */
    record Stopped(Trouble trouble) implements Answer {}
}
