package io.saddlebag.salesforce;

import java.util.regex.Pattern;

/** The API names of objects and fields, which queries and addresses of calls hold as they are. */
public final class ApiName {

    private static final Pattern OBJECT = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    /** A field, or a field of a parent. */
    private static final Pattern FIELD = Pattern.compile(OBJECT + "(?:\\." + OBJECT + ")?");

    private ApiName() {}

    public static boolean isObject(String name) {
        return OBJECT.matcher(name).matches();
    }

    public static boolean isField(String name) {
        return FIELD.matcher(name).matches();
    }

    /**
     * @return the same name
     * @throws IllegalArgumentException where it is none, which is told when routes are read
     */
    static String checked(String name) {
        if (!isField(name)) {
            throw new IllegalArgumentException("'" + name + "' is no name of an object or a field.");
        }
        return name;
    }
}
