package dev.tenantboard.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MoreLinksTest {

    @Test
    void linksToEachListThatIsCut() {
        MoreLinks links = MoreLinks.of(items(201), items(21), items(51), items(21));

        assertThat(links)
                .isEqualTo(new MoreLinks(
                        "/api/v1/dashboard/widgets?isVisible=true",
                        "/api/v1/dashboard/metrics",
                        "/api/v1/dashboard/quick-actions",
                        "/api/v1/dashboard/activities"));
    }

    @Test
    void hasNoLinkToAListThatIsComplete() {
        assertThat(MoreLinks.of(items(200), items(20), items(50), items(20)))
                .isEqualTo(new MoreLinks(null, null, null, null));
    }

    private static List<String> items(int number) {
        return Collections.nCopies(number, "one");
    }
}
