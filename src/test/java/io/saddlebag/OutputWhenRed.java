package io.saddlebag;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Drops the output of a test that passed and prints that of a test that failed. */
public final class OutputWhenRed implements TestWatcher, AfterAllCallback, AroundPropertyHook {

    @Override
    public void testSuccessful(ExtensionContext context) {
        HeldOutput.CONSOLE.drop();
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        HeldOutput.CONSOLE.print(context.getRequiredTestClass().getName() + ": " + context.getDisplayName(), cause);
    }

    /** Also covers a failure in {@code @BeforeAll}, which no test reports. */
    @Override
    public void afterAll(ExtensionContext context) {
        context.getExecutionException()
                .ifPresent(cause ->
                        HeldOutput.CONSOLE.print(context.getRequiredTestClass().getName(), cause));
        HeldOutput.CONSOLE.drop();
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    /** jqwik reports the failing sample after this hook returns, so everything that follows a failure is printed. */
    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        var result = property.execute();
        if (result.status() == PropertyExecutionResult.Status.SUCCESSFUL) {
            HeldOutput.CONSOLE.drop();
        } else {
            result.throwable().ifPresent(cause -> HeldOutput.CONSOLE.print(context.label(), cause));
            HeldOutput.CONSOLE.printAllFromNow();
        }
        return result;
    }
}
