package dev.tenantboard.problem;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadTest {

    private static final String HOST = "Host: localhost:8080\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "//metrics",
                "/a/b;x=.;y=../c",
                "/a%2Fb/%C3%A9?q=%zz&%&[{|}]\"\\",
                "/...",
                "/a.b/..c/.d",
                "http://example.com",
                "HTTP://[::1]:80/x?y"
            })
    void acceptsTargets(String target) {
        assertAccepted("GET " + target + " HTTP/1.1\r\n" + HOST + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%",
                "/a%",
                "/a%2",
                "/%zz",
                "/%4g?x",
                "/%00",
                "/a%0Ab",
                "/%7f",
                "/%ff",
                "/%c0%80",
                "/%ed%a0%80",
                "/\\",
                "/%5c",
                "/.",
                "/..",
                "/a/./b",
                "/a/../b",
                "/a/%2e%2E",
                "/a/..;x=y/b",
                "/a/..%2fb",
                "/a#b",
                "/\u00e9",
                "/a\tb",
                "",
                "a",
                "*",
                "ftp://example.com/",
                "http://user@example.com/",
                "http:///a",
                "http://example.com/%",
                "example.com:80"
            })
    void refusesTargets(String target) {
        assertRefused("GET " + target + " HTTP/1.1\r\n" + HOST + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.0\r\n\r\n",
                "OPTIONS * HTTP/1.1\r\n" + HOST + "\r\n",
                "M-SEARCH / HTTP/1.1\r\n" + HOST + "\r\n",
                "GET / HTTP/1.1\r\nHOST:x\r\nX-A: \r\nX-A:\tb\r\n\r\n",
                "GET / HTTP/1.1\r\n" + HOST + "X: \u00e9\u00ff\r\n\r\n",
                "GET / HTTP/1.1\r\n" + HOST + "Cookie: a=\u0001\u00e9; b\r\nCookie: c\r\n\r\n",
                "PUT / HTTP/1.1\r\n" + HOST + "Content-Length: 007\r\n\r\n",
                "PUT / HTTP/1.1\r\n" + HOST + "Transfer-Encoding: Chunked\r\n\r\n"
            })
    void acceptsHeads(String head) {
        assertAccepted(head);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n\r\n",
                "GET\r\n\r\n",
                "GET /\r\n" + HOST + "\r\n",
                "GET  / HTTP/1.1\r\n" + HOST + "\r\n",
                "GET / HTTP/1.1 \r\n" + HOST + "\r\n",
                "GET / HTTP/1.2\r\n" + HOST + "\r\n",
                "GET / http/1.1\r\n" + HOST + "\r\n",
                "G(T / HTTP/1.1\r\n" + HOST + "\r\n",
                "\r\nGET / HTTP/1.1\r\n" + HOST + "\r\n",
                "GET / HTTP/1.1\n" + HOST + "\r\n",
                "GET / HTTP/1.1\r\n" + HOST,
                "GET / HTTP/1.1\r\n" + HOST + "X: y\n\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost:\r\n\r\n",
                "GET / HTTP/1.0\r\nHost: \r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a:\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a:x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a:65536\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: [::1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: []\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: [::1]8080\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: :80\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: u@a\r\n\r\n",
                "GET / HTTP/1.1\r\n" + HOST + HOST + "\r\n",
                "GET / HTTP/1.1\r\n" + HOST + "garbage\r\n\r\n",
                "GET / HTTP/1.1\r\n" + HOST + ": x\r\n\r\n",
                "GET / HTTP/1.1\r\n" + HOST + "X : y\r\n\r\n",
                "GET / HTTP/1.1\r\n" + HOST + " X: y\r\n\r\n",
                "GET / HTTP/1.1\r\n" + HOST + "X: y\r\n z\r\n\r\n",
                "GET / HTTP/1.1\r\n" + HOST + "X: y\nZ: z\r\n\r\n",
                "GET / HTTP/1.1\r\n" + HOST + "X: y\rZ: z\r\n\r\n",
                "GET / HTTP/1.1\r\n" + HOST + "X: \u0000\r\n\r\n",
                "GET / HTTP/1.1\r\n" + HOST + "X: \u001f\r\n\r\n",
                "GET / HTTP/1.1\r\n" + HOST + "X: \u007f\r\n\r\n",
                "GET / HTTP/1.1\r\n" + HOST + "Cookie: a\u0000\r\n\r\n",
                "GET / HTTP/1.1\r\n" + HOST + "Cookie: a\nX: y\r\n\r\n",
                "PUT / HTTP/1.1\r\n" + HOST + "Content-Length: 1\r\nContent-Length: 1\r\n\r\n",
                "PUT / HTTP/1.1\r\n" + HOST + "Content-Length: 1, 1\r\n\r\n",
                "PUT / HTTP/1.1\r\n" + HOST + "Content-Length: +1\r\n\r\n",
                "PUT / HTTP/1.1\r\n" + HOST + "Content-Length: -1\r\n\r\n",
                "PUT / HTTP/1.1\r\n" + HOST + "Content-Length:\r\n\r\n",
                "PUT / HTTP/1.1\r\n" + HOST + "Content-Length: 9999999999999999999\r\n\r\n",
                "PUT / HTTP/1.1\r\n" + HOST + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
                "PUT / HTTP/1.1\r\n" + HOST + "Transfer-Encoding: gzip, chunked\r\n\r\n",
                "PUT / HTTP/1.1\r\n" + HOST + "Transfer-Encoding: identity\r\n\r\n",
                "PUT / HTTP/1.0\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n",
                "PUT / HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n"
            })
    void refusesHeads(String head) {
        assertRefused(head);
    }

    private static void assertAccepted(String head) {
        assertThatCode(() -> RequestHead.of(head)).doesNotThrowAnyException();
    }

    private static void assertRefused(String head) {
        assertThatThrownBy(() -> RequestHead.of(head))
                .isInstanceOf(MalformedRequest.class)
                .hasMessageEndingWith(".");
    }
}
