package dev.tenantboard.problem;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** A fault in the server beside JAX-RS. It is deployed with the tests that run inside. */
@WebServlet("/fault")
public class FaultInsideServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        throw new IllegalStateException("a fault of com.example.Secret in the server");
    }
}
