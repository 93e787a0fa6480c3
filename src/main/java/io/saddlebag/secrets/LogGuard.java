package io.saddlebag.secrets;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.classic.spi.TurboFilterList;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.List;

/**
 * Puts {@link HidesSecrets} into the log before any log settings are read, and again when they are read anew, so that it stands
 * there whatever they say. Logback finds it by {@code META-INF/services}.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_TOP_PRIORITY)
public final class LogGuard extends ContextAwareBase implements Configurator, LoggerContextListener {

    /** What stands between the one who logs and the appenders, for those who ask who logged. */
    private static final List<String> BETWEEN = List.of(
            Logger.class.getName(),
            LoggerContext.class.getName(),
            TurboFilterList.class.getName(),
            HidesSecrets.class.getName());

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        context.addListener(this);
        onReset(context);
        return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }

    @Override
    public void onReset(LoggerContext context) {
        var filter = new HidesSecrets();
        filter.setContext(context);
        filter.start();
        context.addTurboFilter(filter);
        for (var classes : BETWEEN) {
            if (!context.getFrameworkPackages().contains(classes)) {
                context.getFrameworkPackages().add(classes);
            }
        }
    }

    @Override
    public boolean isResetResistant() {
        return true;
    }

    @Override
    public void onStart(LoggerContext context) {
        // It stands there already.
    }

    @Override
    public void onStop(LoggerContext context) {
        // The context clears its filters itself.
    }

    @Override
    public void onLevelChange(Logger logger, Level level) {
        // Every level is heard.
    }
}
