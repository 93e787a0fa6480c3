package io.saddlebag.cli;

import io.saddlebag.Configuration;
import io.saddlebag.salesforce.login.CredentialsStore;
import io.saddlebag.salesforce.login.LoginSettings;
import io.saddlebag.salesforce.login.Logout;
import io.saddlebag.salesforce.login.LogoutResult;
import io.saddlebag.salesforce.login.SignInError.Effect;
import io.saddlebag.salesforce.login.SignedInUser;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code saddlebag logout}: ends the stored login at Salesforce and forgets it. */
@Command(
        name = "logout",
        description = "End the stored login at Salesforce, and forget it.",
        footer = {"", "Example: saddlebag logout --home /srv/crm-load"})
final class LogoutCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var root = home.home().root();
        var settings = new LoginSettings(Configuration.of(root, System::getenv).values(), root);
        var result = new Logout(new CredentialsStore(home.home().state()), settings.allowedHosts()).signOut();
        if (result instanceof LogoutResult.SignedOut done) {
            spec.commandLine()
                    .getOut()
                    .printf(
                            "Signed out %s.%n",
                            done.user().map(SignedInUser::toString).orElse("of Salesforce"));
            return ExitCode.DONE;
        }
        if (result instanceof LogoutResult.Kept kept) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            "%s The login was kept, for it would live on at Salesforce. To forget it all the same, delete"
                                    + " state/credentials.json.%n",
                            kept.failure().sentence());
            return kept.failure().effect() == Effect.RETRY ? ExitCode.WAITING : ExitCode.NEEDS_A_PERSON;
        }
        spec.commandLine().getOut().println("Nobody is signed in here.");
        return ExitCode.DONE;
    }
}
