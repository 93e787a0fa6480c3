package io.saddlebag.queue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import java.util.stream.Stream;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;

/**
 * The two users of the broker: this process, which may do everything, and the programs that send.
 *
 * @param process has another name than the senders
 */
record BrokerUsers(BrokerLogin process, BrokerLogin senders, SenderRights rights) implements ActiveMQSecurityManager5 {

    @Override
    public Subject authenticate(String user, String password, RemotingConnection connection, String domain) {
        return Stream.of(process, senders)
                .filter(login -> isRight(login, user, password))
                .findFirst()
                .map(BrokerUsers::subject)
                .orElse(null);
    }

    private static Subject subject(BrokerLogin login) {
        return new Subject(true, Set.of(new UserPrincipal(login.user())), Set.of(), Set.of());
    }

    @Override
    public boolean authorize(Subject subject, Set<Role> roles, CheckType what, String address) {
        return subject.getPrincipals().contains(new UserPrincipal(process.user())) || rights.allow(what, address);
    }

    @Override
    public boolean validateUser(String user, String password) {
        return authenticate(user, password, null, null) != null;
    }

    @Override
    public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType what) {
        return isRight(process, user, password);
    }

    private static boolean isRight(BrokerLogin login, String user, String password) {
        return user != null && password != null && same(user, login.user()) & same(password, login.password());
    }

    /** Takes as long whichever character differs. */
    private static boolean same(String given, String right) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }
}
