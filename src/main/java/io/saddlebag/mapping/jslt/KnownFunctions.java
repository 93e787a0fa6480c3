package io.saddlebag.mapping.jslt;

import com.schibsted.spt.data.jslt.Callable;
import com.schibsted.spt.data.jslt.impl.BuiltinFunctions;
import io.saddlebag.mapping.functions.Functions;
import io.saddlebag.mapping.functions.MappingFunction;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which functions an expression may call: ours, and those of JSLT that neither guess nor change from one run to the next. */
final class KnownFunctions {

    /** Ours, and those of JSLT that are replaced by a safe one of the same meaning. */
    static final Map<String, MappingFunction> OURS = ours();

    private static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry("now", "gives another value each time a row is sent. Have the file or Salesforce say the time."),
            Map.entry("random", "gives another value each time a row is sent. Leave it out."),
            Map.entry("uuid", "gives another value each time a row is sent. Take a key from the file."),
            Map.entry("parse-time", "gives seconds as a double. Write date(.x, \"dd/MM/yyyy\") or datetime(…)."),
            Map.entry("format-time", "takes seconds as a double. Write date(.x, \"dd/MM/yyyy\") or datetime(…)."),
            Map.entry("lowercase", "depends on the machine's language. Write lower(…)."),
            Map.entry("uppercase", "depends on the machine's language. Write upper(…)."),
            Map.entry("floor", "calculates in doubles. Write round(…, 0, \"floor\")."),
            Map.entry("ceiling", "calculates in doubles. Write round(…, 0, \"ceiling\")."),
            Map.entry("sum", "calculates in doubles. Write add(…), which takes a list too."),
            Map.entry("mod", "overflows on big numbers. Leave it out."));

    private KnownFunctions() {}

    /** @return why the function may not be called, to be read after its name */
    static Optional<String> refusal(String name) {
        return Optional.ofNullable(REFUSED.get(name));
    }

    static Optional<Callable> jslts(String name) {
        return REFUSED.containsKey(name)
                ? Optional.empty()
                : Optional.<Callable>ofNullable(BuiltinFunctions.functions.get(name))
                        .or(() -> Optional.ofNullable(BuiltinFunctions.macros.get(name)));
    }

    static boolean knows(String name) {
        return OURS.containsKey(name)
                || REFUSED.containsKey(name)
                || jslts(name).isPresent();
    }

    /** Every name that may be called. */
    static Set<String> names() {
        Set<String> names = new TreeSet<>(OURS.keySet());
        names.addAll(BuiltinFunctions.functions.keySet());
        names.addAll(BuiltinFunctions.macros.keySet());
        names.removeAll(REFUSED.keySet());
        return names;
    }

    private static Map<String, MappingFunction> ours() {
        Map<String, MappingFunction> ours = new LinkedHashMap<>(Functions.all());
        SaferFunctions.ALL.forEach(function -> ours.put(function.name(), function));
        return ours;
    }
}
