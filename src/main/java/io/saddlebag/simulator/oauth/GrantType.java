package io.saddlebag.simulator.oauth;

import java.util.Arrays;
import java.util.Optional;

/** What a client can give in exchange for an access token. */
public enum GrantType {
    AUTHORIZATION_CODE("authorization_code"),
    REFRESH_TOKEN("refresh_token"),
    CLIENT_CREDENTIALS("client_credentials"),
    JWT_BEARER("urn:ietf:params:oauth:grant-type:jwt-bearer"),
    PASSWORD("password");

    private final String parameter;

    GrantType(String parameter) {
        this.parameter = parameter;
    }

    /** Whether what is given in exchange comes from a user who approved the app. */
    boolean isOfAnApproval() {
        return this == AUTHORIZATION_CODE || this == REFRESH_TOKEN;
    }

    static Optional<GrantType> of(String parameter) {
        return Arrays.stream(values())
                .filter(type -> type.parameter.equals(parameter))
                .findFirst();
    }
}
