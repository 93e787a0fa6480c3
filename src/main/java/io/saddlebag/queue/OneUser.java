package io.saddlebag.queue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;

/** Lets the one user of the broker do everything, and nobody else anything. */
record OneUser(BrokerLogin login) implements ActiveMQSecurityManager {

    @Override
    public boolean validateUser(String user, String password) {
        return user != null && password != null && same(user, login.user()) & same(password, login.password());
    }

    @Override
    public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType checkType) {
        return validateUser(user, password);
    }

    /** Takes as long whichever character differs. */
    private static boolean same(String given, String right) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }
}
