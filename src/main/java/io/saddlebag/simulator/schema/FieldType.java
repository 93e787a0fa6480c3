package io.saddlebag.simulator.schema;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The field types that describe names, with the SOAP type that stands beside each. */
public enum FieldType {
    ID("tns:ID"),
    REFERENCE("tns:ID"),
    STRING("xsd:string"),
    TEXTAREA("xsd:string"),
    PHONE("xsd:string"),
    EMAIL("xsd:string"),
    URL("xsd:string"),
    PICKLIST("xsd:string"),
    MULTIPICKLIST("xsd:string"),
    COMBOBOX("xsd:string"),
    ENCRYPTEDSTRING("xsd:string"),
    BOOLEAN("xsd:boolean"),
    INT("xsd:int"),
    DOUBLE("xsd:double"),
    CURRENCY("xsd:double"),
    PERCENT("xsd:double"),
    DATE("xsd:date"),
    DATETIME("xsd:dateTime"),
    TIME("xsd:time"),
    ADDRESS("urn:address");

    private final String soapType;

    FieldType(String soapType) {
        this.soapType = soapType;
    }

    /** The name describe uses, {@code datetime}. */
    public String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String soapType() {
        return soapType;
    }

    public boolean isNumber() {
        return this == INT || isDecimal();
    }

    public boolean isDecimal() {
        return this == DOUBLE || this == CURRENCY || this == PERCENT;
    }

    public boolean isText() {
        return soapType.equals("xsd:string");
    }

    public boolean isId() {
        return this == ID || this == REFERENCE;
    }

    public static Optional<FieldType> named(String apiName) {
        return Stream.of(values())
                .filter(type -> type.apiName().equalsIgnoreCase(apiName))
                .findFirst();
    }
}
