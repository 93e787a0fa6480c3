package io.saddlebag.cli;

/** Whether a person sits in front of this process. */
final class Terminal {

    private Terminal() {}

    /** From Java 22 on there is a console in a script too, which then says that it is no terminal. */
    static boolean isThere() {
        var console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) console.getClass().getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
