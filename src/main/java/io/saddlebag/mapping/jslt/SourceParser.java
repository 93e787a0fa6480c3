package io.saddlebag.mapping.jslt;

import com.schibsted.spt.data.jslt.parser.JsltParser;
import com.schibsted.spt.data.jslt.parser.ParseException;
import com.schibsted.spt.data.jslt.parser.SimpleNode;
import com.schibsted.spt.data.jslt.parser.TokenMgrError;

/** JSLT's parser, for its parse tree, which the library keeps to itself and its subclasses. */
final class SourceParser extends JsltParser {

    SourceParser(String source) {
        super(new NameTokens(source));
    }

    /** @throws SyntaxFault when the source does not follow the grammar */
    SimpleNode parse() throws SyntaxFault {
        try {
            Start();
            return (SimpleNode) jjtree.rootNode();
        } catch (ParseException wrong) {
            throw SyntaxFault.of(wrong);
        } catch (TokenMgrError unknown) {
            throw SyntaxFault.of(unknown);
        }
    }
}
