package io.saddlebag;

import io.saddlebag.flow.Home;
import io.saddlebag.salesforce.login.CredentialsStore;
import io.saddlebag.salesforce.login.LoginElsewhere;
import io.saddlebag.salesforce.login.LoginSettings;
import io.saddlebag.salesforce.login.PasswordFlowEnd;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a person should know of the settings, though it prevents no start.
 *
 * @param due whether the day has come on which it matters, so that a person should look
 */
public record Warning(String sentence, boolean due) {

    /** All that there are, without asking Salesforce. */
    public static List<Warning> of(Home home, Configuration configuration, LocalDate today) {
        var login = new LoginSettings(configuration.values(), home.root());
        return Stream.of(
                        ApiVersionSetting.of(home.root(), configuration).announced(today),
                        PasswordFlowEnd.of(login, today).map(end -> new Warning(end.sentence(), end.over())),
                        LoginElsewhere.of(login, new CredentialsStore(home.state()))
                                .map(sentence -> new Warning(sentence, false)))
                .flatMap(Optional::stream)
                .toList();
    }
}
