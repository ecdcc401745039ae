package dev.tenantboard.bench.control;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** Asks the database what the product asked, and answers with the rows. */
@Path("/{scenario}/{caller}")
public class ControlResource {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final DataSource POOL = pool();

    private static DataSource pool() {
        try {
            return InitialContext.doLookup(ControlPool.NAME);
        } catch (NamingException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @GET
    public Response read(@PathParam("scenario") String scenario, @PathParam("caller") int caller)
            throws IOException, SQLException {
        return answer(ControlScripts.ALL.get(scenario).get(caller));
    }

    /** Reads what is sent as any resource does, and asks what was recorded. */
    @POST
    public Response write(@PathParam("scenario") String scenario, @PathParam("caller") int caller, InputStream body)
            throws IOException, SQLException {
        JSON.readTree(body);
        return answer(ControlScripts.ALL.get(scenario).get(caller));
    }

    private static Response answer(Script script) throws IOException, SQLException {
        RowsAsJson rows = new RowsAsJson();
        try (Connection connection = POOL.getConnection()) {
            new Replay(connection, new Anew(connection), rows).run(script);
        }
        if (script.status() == Response.Status.NOT_MODIFIED.getStatusCode()) {
            return Response.notModified().build();
        }
        return Response.status(script.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(rows.bytes())
                .build();
    }

    /** The driver keeps what is prepared often, behind the pool's wrappers. */
    private record Anew(Connection connection) implements Statements {

        @Override
        public PreparedStatement prepare(String sql) throws SQLException {
            return connection.prepareStatement(sql);
        }

        @Override
        public void done(PreparedStatement statement) throws SQLException {
            statement.close();
        }
    }
}
