package dev.tenantboard.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.resource.spi.LocalTransactionException;
import jakarta.resource.spi.ResourceAllocationException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What failures of a broken database look like, as the server and the driver tell them: seen in `mvn -Pfaults`. */
class ProblemsTest {

    @Test
    void takesACommitThatBrokeForAnOutage() {
        var failure = new SystemException();
        failure.initCause(new XAException("jakarta.resource.spi.LocalTransactionException: closed"));

        assertThat(status(new EJBException("Unable to complete container-managed transaction.", failure)))
                .isEqualTo(503);
    }

    @Test
    void takesATransactionThatCouldNotBeginForAnOutage() {
        var failure = new LocalTransactionException("This connection has been closed.");

        assertThat(status(new SQLException("Got exception during XAResource.start:", failure)))
                .isEqualTo(503);
        assertThat(Problems.of(new EJBException(new ResourceAllocationException()))
                        .detail())
                .contains("all connections are in use");
    }

    /** Cut, ended by an operator, full, starting, a standby, out of room. */
    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "53300", "57P03", "25006", "53100"})
    void takesStatesOfABrokenDatabaseForAnOutage(String state) {
        assertThat(status(new EJBException(new SQLException("told to nobody", state))))
                .isEqualTo(503);
    }

    @Test
    void takesWhatItDoesNotKnowForAFault() {
        assertThat(status(new EJBException(new SQLException("of a mistake", "42601"))))
                .isEqualTo(500);
        assertThat(status(new IllegalStateException())).isEqualTo(500);
    }

    private static int status(Throwable failure) {
        return Problems.of(failure).status();
    }
}
