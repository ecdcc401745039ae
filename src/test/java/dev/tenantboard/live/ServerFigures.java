package dev.tenantboard.live;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The memory and threads of a server's process, as its JVM and the operating system report them. */
final class ServerFigures implements AutoCloseable {

    private final ProcessHandle process;
    private final JMXConnector connector;
    private final MemoryMXBean memory;
    private final ThreadMXBean threads;

    /** @param heap kB after a collection @param resident kB, as the operating system reports them; 0 if it does not */
    record Reading(long heap, long resident, int threads) {}

    private ServerFigures(ProcessHandle process, JMXConnector connector) throws IOException {
        this.process = process;
        this.connector = connector;
        MBeanServerConnection server = connector.getMBeanServerConnection();
        memory = ManagementFactory.newPlatformMXBeanProxy(
                server, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
        threads = ManagementFactory.newPlatformMXBeanProxy(
                server, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
    }

    static ServerFigures of(ProcessHandle process) throws IOException {
        try {
            VirtualMachine server = VirtualMachine.attach(String.valueOf(process.pid()));
            String address = server.startLocalManagementAgent();
            server.detach();
            return new ServerFigures(process, JMXConnectorFactory.connect(new JMXServiceURL(address)));
        } catch (AttachNotSupportedException failure) {
            throw new IOException(failure);
        }
    }

    Reading read() throws IOException {
        memory.gc();
        return new Reading(memory.getHeapMemoryUsage().getUsed() / 1024, resident(), threads.getThreadCount());
    }

    private long resident() throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
