package dev.tenantboard.definition;

import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/** The currencies of ISO 4217, as the JDK knows them: those of today and some former ones. */
public final class Currencies {

    /** The text of an error. The list has about 230 codes, so it shows the most traded ones. */
    public static final String EXPECTED =
            "must be the code of a currency in ISO 4217, such as USD, EUR, JPY, GBP, CNY, AUD,"
                    + " CAD, CHF, INR or CZK";

    private static final Set<String> CODES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private Currencies() {}

    public static boolean exists(String code) {
        return CODES.contains(code);
    }
}
