package io.saddlebag.mapping.jslt;

import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.filters.TrueJsonFilter;
import com.schibsted.spt.data.jslt.impl.Macro;
import com.schibsted.spt.data.jslt.impl.ParseContext;
import com.schibsted.spt.data.jslt.impl.PreparationContext;
import io.saddlebag.mapping.functions.MappingFunction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * Tells JSLT's compiler of our functions. They are macros to it: each call is prepared for itself, and works out a value only when it
 * needs it. Objects keep their nulls, so that a lookup can say that something means nothing.
 */
final class MappingContext extends ParseContext {

    MappingContext() {
        super(
                List.of(),
                "mapping",
                name -> {
                    throw new JsltException("A mapping imports nothing.");
                },
                new HashMap<>(),
                new ArrayList<>(),
                new PreparationContext(),
                new TrueJsonFilter());
    }

    @Override
    public Macro getMacro(String name) {
        MappingFunction function = KnownFunctions.OURS.get(name);
        return function == null ? super.getMacro(name) : new FunctionMacro(function);
    }
}
