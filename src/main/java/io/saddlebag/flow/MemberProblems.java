package io.saddlebag.flow;

import io.saddlebag.mapping.MembersSeen;
import io.saddlebag.mapping.MissingMember;
import io.saddlebag.records.Place;
import io.saddlebag.records.Problem;
import io.saddlebag.records.Row;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** JSON records held against the mapping of a flow: a member that none of them has may be misspelt here or there. */
final class MemberProblems {

    /** Stands in the results, where a row has its error code. */
    static final String CODE = "MISSING_MEMBER";

    private MemberProblems() {}

    /**
     * What is nearly certain before anything is sent: all of the first records lack a member, and have one that is called
     * nearly the same and that the mapping does not read.
     */
    static Optional<Problem> in(List<Row> head, Flow flow, String shownAs) {
        var seen = new MembersSeen(flow.mapping());
        head.forEach(seen::see);
        var mistaken = seen.missing().stream().filter(MissingMember::mistaken).toList();
        return mistaken.isEmpty()
                ? Optional.empty()
                : Optional.of(new Problem(
                        new Place(shownAs, head.get(0).line()),
                        (seen.records() == 1 ? "the record lacks " : "the first " + seen.records() + " records lack ")
                                + listed(mistaken) + ".",
                        "Correct the name in the file or in the mapping"
                                + (isOfKey(mistaken, flow) ? "." : orOptional(mistaken))));
    }

    /** What stands only at the end of a file: no record has had the member. */
    static Optional<String> atTheEnd(MembersSeen seen, Flow flow) {
        var missing = seen.missing();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("no record has " + listed(missing) + ". Correct the name" + orOptional(missing)
                        + ShippedRoute.hint(flow.place()));
    }

    /** What the records write in another letter case they do not lack. */
    private static String orOptional(List<MissingMember> missing) {
        return missing.stream().allMatch(MissingMember::inOtherCase)
                ? "."
                : ", or list it under optional in the flow if records may lack it.";
    }

    private static boolean isOfKey(List<MissingMember> missing, Flow flow) {
        return missing.stream()
                .flatMap(member -> member.readers().stream())
                .anyMatch(field -> field.name().toString().equalsIgnoreCase(flow.key()));
    }

    private static String listed(List<MissingMember> missing) {
        return missing.stream().map(Object::toString).collect(Collectors.joining(", or ", "the member ", ""));
    }
}
