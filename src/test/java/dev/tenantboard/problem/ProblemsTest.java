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
import org.junit.jupiter.params.provider.CsvSource;

/** What failures of a broken database look like, as the server and the driver tell them: seen in `mvn -Pfaults`. */
class ProblemsTest {

    @Test
    void takesACommitThatBrokeForAnOutage() {
        var failure = new SystemException();
        failure.initCause(new XAException("jakarta.resource.spi.LocalTransactionException: closed"));

        assertThat(type(new EJBException("Unable to complete container-managed transaction.", failure)))
                .isEqualTo(ProblemType.DATABASE_UNREACHABLE);
    }

    @Test
    void takesATransactionThatCouldNotBeginForAnOutage() {
        var failure = new LocalTransactionException("This connection has been closed.");

        assertThat(type(new SQLException("Got exception during XAResource.start:", failure)))
                .isEqualTo(ProblemType.DATABASE_UNREACHABLE);
        assertThat(type(new EJBException(new ResourceAllocationException()))).isEqualTo(ProblemType.DATABASE_BUSY);
    }

    /** Cut, ended by an operator, full, starting, a standby, out of room. */
    @ParameterizedTest
    @CsvSource({
        "08006, DATABASE_UNREACHABLE",
        "57P01, DATABASE_UNREACHABLE",
        "53300, DATABASE_UNREACHABLE",
        "57P03, DATABASE_UNREACHABLE",
        "25006, DATABASE_UNREACHABLE",
        "53100, DATABASE_FULL",
        "40P01, DATABASE_BUSY"
    })
    void takesStatesOfABrokenDatabaseForAnOutage(String state, ProblemType type) {
        assertThat(type(new EJBException(new SQLException("told to nobody", state))))
                .isEqualTo(type);
        assertThat(type.status()).isEqualTo(503);
    }

    @ParameterizedTest
    @CsvSource({"400, REQUEST_MALFORMED", "405, METHOD_NOT_ALLOWED", "418, REQUEST_MALFORMED", "502, INTERNAL_ERROR"})
    void givesATypeToEachStatusOfTheContainer(int status, ProblemType type) {
        assertThat(Problems.typeOf(status)).isEqualTo(type);
    }

    @Test
    void takesWhatItDoesNotKnowForAFault() {
        assertThat(type(new EJBException(new SQLException("of a mistake", "42601"))))
                .isEqualTo(ProblemType.INTERNAL_ERROR);
        assertThat(type(new IllegalStateException())).isEqualTo(ProblemType.INTERNAL_ERROR);
    }

    private static ProblemType type(Throwable failure) {
        return Problems.of(failure).code();
    }
}
