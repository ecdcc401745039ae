package dev.tenantboard.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.servlet.AsyncContext;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventStreamTest {

    private final List<String> calls = new ArrayList<>();

    @Test
    void completesARequestThatItCannotContinue() {
        AsyncContext request = (AsyncContext) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {AsyncContext.class}, (self, method, arguments) -> {
                    calls.add(method.getName());
                    if (method.getName().equals("getResponse")) {
                        throw new IllegalStateException("already continued");
                    }
                    return null;
                });

        assertThatIllegalStateException().isThrownBy(() -> EventStream.of(request, null));

        assertThat(calls).endsWith("complete");
    }
}
