package dev.tenantboard.problem;

import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.ParsingResult;
import org.glassfish.grizzly.http.TransferEncoding;

/** The connector's chunked coding, with a check of its lines before the connector parses it. */
final class StrictChunks implements TransferEncoding {

    /** The chunks of one request. */
    private static final class Progress {

        private final ChunkSyntax syntax = new ChunkSyntax();

        /** How many of the next bytes are checked already: the connector passes bytes that it could not use again. */
        private int checked;
    }

    private static final Attribute<Progress> PROGRESS =
            Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(StrictChunks.class.getName());

    private final TransferEncoding connector;

    StrictChunks(TransferEncoding connector) {
        this.connector = connector;
    }

    TransferEncoding connectors() {
        return connector;
    }

    @Override
    public boolean wantDecode(HttpHeader header) {
        return connector.wantDecode(header);
    }

    @Override
    public boolean wantEncode(HttpHeader header) {
        return connector.wantEncode(header);
    }

    @Override
    public void prepareSerialize(FilterChainContext context, HttpHeader header, HttpContent content) {
        connector.prepareSerialize(context, header, content);
    }

    @Override
    public Buffer serializePacket(FilterChainContext context, HttpContent content) {
        return connector.serializePacket(context, content);
    }

    @Override
    public ParsingResult parsePacket(FilterChainContext context, HttpHeader header, Buffer received) {
        Progress progress = PROGRESS.get(header);
        if (progress == null) {
            progress = new Progress();
            PROGRESS.set(header, progress);
        }
        check(progress, received);
        ParsingResult result = connector.parsePacket(context, header, received);
        Buffer rest = result.getRemainderBuffer();
        progress.checked = rest == null ? 0 : rest.remaining();
        return result;
    }

    private static void check(Progress progress, Buffer received) {
        int end = received.limit();
        int next = received.position() + progress.checked;
        while (next < end && !progress.syntax.isComplete()) {
            int data = progress.syntax.skipData(end - next);
            if (data == 0) {
                progress.syntax.accept(received.get(next));
            }
            next += Math.max(data, 1);
        }
    }
}
