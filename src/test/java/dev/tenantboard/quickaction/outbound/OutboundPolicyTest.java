package dev.tenantboard.quickaction.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundPolicyTest {

    @Test
    void callsNothingWithoutSettings() {
        var policy =
                OutboundPolicy.of(new OutboundSettings(Optional.empty(), false, Optional.empty(), Optional.empty()));

        assertThat(policy.permitted("https://hooks.example.com/")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://hooks.example.com, https://hooks.example.com",
        "https://hooks.example.com, https://hooks.example.com/a/b?c=d",
        "https://hooks.example.com, HTTPS://HOOKS.Example.COM:443/a",
        "https://hooks.example.com/in, https://hooks.example.com/in",
        "https://hooks.example.com/in, https://hooks.example.com/in/a",
        "https://hooks.example.com/in/, https://hooks.example.com/in/a",
        "https://hooks.example.com:8443/, https://hooks.example.com:8443/a%20b",
        "https://xn--mnchen-3ya.example/, https://xn--mnchen-3ya.example/",
        "http://localhost:8080, http://localhost:8080/",
        "https://192.0.2.1/, https://192.0.2.1/",
        "'https://[2001:DB8::1]/', 'https://[2001:db8:0::1]/'"
    })
    void permitsWhatAnEntryCovers(String entry, String address) {
        assertThat(OutboundSetup.of("https://other.example", entry).policy().permitted(address))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "93.184.215.14", "172.32.0.1", "2606:4700::1111", "2a00::1", "64:ff9b::8.8.8.8"})
    void permitsPublicAddresses(String address) {
        assertThat(new AddressRule(List.of()).permits(Network.literal(address))).isTrue();
    }

    @Test
    void permitsTheNetworksOfTheOperator() {
        AddressRule rule =
                OutboundSetup.of().reaching("10.1.0.0/16", "fd00::/8").policy().addresses();

        assertThat(rule.permits(Network.literal("10.1.2.3"))).isTrue();
        assertThat(rule.permits(Network.literal("fd12::1"))).isTrue();
        assertThat(rule.permits(Network.literal("10.2.0.1"))).isFalse();
        assertThat(rule.permits(Network.literal("::1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.1/8", "10.0.0.0", "10.0.0.0/33", "fd00::/129", "example.com/8", "127.1/8", "/", "::1/0"})
    void refusesInvalidNetworks(String network) {
        assertThatIllegalStateException()
                .isThrownBy(() -> OutboundSetup.of().reaching(network).policy())
                .withMessageContaining("tenantboard.outbound.networks");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hooks.example.com", "https://*.example.com", "https://hooks.example.com/?a=b", "*", "https://"})
    void refusesInvalidEntries(String entry) {
        assertThatIllegalStateException()
                .isThrownBy(() -> OutboundSetup.of(entry).policy())
                .withMessageContaining("tenantboard.outbound.endpoints");
    }

    @Test
    void refusesHttpUnlessItIsAllowed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> policy("http://hooks.example.com", OutboundSetup.SECRET))
                .withMessageContaining("tenantboard.outbound.http");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whsec_", "secret", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_c2hvcnQ=", "whsec_***"})
    void refusesAnInvalidSecretWithoutRepeatingIt(String secret) {
        assertThatIllegalStateException()
                .isThrownBy(() -> policy("https://hooks.example.com", secret))
                .withMessageContaining("tenantboard.outbound.secrets")
                .satisfies(refused -> assertThat(refused.getMessage())
                        .satisfiesAnyOf(
                                words -> assertThat(secret).isIn("", "whsec_", "secret"),
                                words -> assertThat(words).doesNotContain(secret)));
    }

    private static OutboundPolicy policy(String endpoint, String secret) {
        return OutboundPolicy.of(
                new OutboundSettings(Optional.of(endpoint), false, Optional.empty(), Optional.of(secret)));
    }
}
