package io.saddlebag.mapping.jslt;

import com.schibsted.spt.data.jslt.parser.JsltParserConstants;
import com.schibsted.spt.data.jslt.parser.SimpleNode;
import com.schibsted.spt.data.jslt.parser.Token;
import io.saddlebag.mapping.expression.Fault;
import io.saddlebag.mapping.functions.BadCall;
import io.saddlebag.mapping.functions.MappingFunction;
import io.saddlebag.records.NearestName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One call in an expression: is there such a function, does it take so many values, do its constants make sense?
 *
 * @param declared the functions that the expression itself defines
 */
record CallCheck(Token name, List<SimpleNode> arguments, Set<String> declared) {

    List<Fault> faults() {
        return fault().stream().toList();
    }

    private Optional<Fault> fault() {
        String function = name.image;
        if (name.kind == JsltParserConstants.PIDENT) {
            return fault("'" + function + "' is a function of a module, and a mapping imports none.", "");
        }
        if (declared.contains(function)) {
            return Optional.empty();
        }
        Optional<String> refusal = KnownFunctions.refusal(function);
        if (refusal.isPresent()) {
            return fault("'" + function + "' " + refusal.get(), "");
        }
        MappingFunction ours = KnownFunctions.OURS.get(function);
        if (ours != null) {
            return checked(ours);
        }
        return KnownFunctions.jslts(function)
                .map(jslts -> count(jslts.getMinArguments(), jslts.getMaxArguments(), ""))
                .orElseGet(this::unknown);
    }

    private Optional<Fault> checked(MappingFunction function) {
        Optional<Fault> wrongCount = count(function.least(), function.most(), "For example: " + function.example());
        if (wrongCount.isPresent()) {
            return wrongCount;
        }
        try {
            function.binder().bind(arguments.stream().map(SyntaxTree::constant).toList());
            return Optional.empty();
        } catch (BadCall wrong) {
            return fault(wrong.what(), wrong.fix());
        }
    }

    private Optional<Fault> count(int least, int most, String fix) {
        int given = arguments.size();
        if (given >= least && given <= most) {
            return Optional.empty();
        }
        String takes =
                least == most ? "" + least : most >= MappingFunction.ANY ? least + " or more" : least + " to " + most;
        return fault(
                "'" + name.image + "' takes " + takes + (takes.equals("1") ? " value" : " values") + ", not " + given
                        + ".",
                fix);
    }

    private Optional<Fault> unknown() {
        Set<String> names = new TreeSet<>(KnownFunctions.names());
        names.addAll(declared);
        return fault(
                "There is no function '" + name.image + "'.",
                NearestName.of(name.image, names)
                        .map(nearest -> "Did you mean '" + nearest + "'?")
                        .orElse("The README lists the functions."));
    }

    private Optional<Fault> fault(String what, String fix) {
        return Optional.of(new Fault(name.beginLine - 1, what, fix));
    }
}
