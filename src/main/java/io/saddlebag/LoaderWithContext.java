package io.saddlebag;

import io.saddlebag.flow.FlowLoader;
import java.util.List;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.support.service.ServiceHelper;

/** Gives our loader of routes its context, which Camel gives only to loaders that it makes itself. */
final class LoaderWithContext extends MainListenerSupport {

    @Override
    public void beforeConfigure(BaseMainSupport main) {
        var loader = new FlowLoader();
        loader.setCamelContext(main.getCamelContext());
        ServiceHelper.startService(loader);
        main.getCamelContext().getRegistry().bind("flowLoader", loader);
    }

    /** Camel has read all of its settings now, wherever they stood. */
    @Override
    public void afterConfigure(BaseMainSupport main) {
        if (main.configure().isRoutesReloadEnabled()) {
            throw new CannotStart(List.of(CamelsOwn.reload()));
        }
    }
}
