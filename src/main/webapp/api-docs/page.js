// A separate file, because the page's Content-Security-Policy allows no script inside the page.

// `mvn -Plocal` prints a link with a token after #. A browser never sends this part, and it is removed from the address at once. On
// another host it is ignored: a stranger's link must not choose whose token is used.
const isLocal = ['localhost', '127.0.0.1'].includes(location.hostname);
const token = new URLSearchParams(location.hash.slice(1)).get('token');
if (token !== null) {
    history.replaceState(null, '', location.pathname);
}

// A stream of events does not end, and Swagger UI shows an answer when it has ended.
const SECONDS_OF_EVENTS = 5;

async function firstEvents(url, options) {
    const end = new AbortController();
    const answer = await fetch(url, {...options, signal: end.signal});
    if (!answer.ok) {
        return answer;
    }
    setTimeout(() => end.abort(), SECONDS_OF_EVENTS * 1000);
    const text = [];
    try {
        const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
        for (let part = await reader.read(); !part.done; part = await reader.read()) {
            text.push(part.value);
        }
    } catch (aborted) {
        text.push(`: this page stops reading after ${SECONDS_OF_EVENTS} seconds; a client goes on\n`);
    }
    return new Response(text.join(''), {status: answer.status, headers: answer.headers});
}

const page = SwaggerUIBundle({
    url: '/openapi?format=JSON',
    dom_id: '#api',
    deepLinking: true,
    docExpansion: 'list',
    defaultModelsExpandDepth: 0,
    displayRequestDuration: true,
    tryItOutEnabled: true,
    // The token stays in the page's memory, and no validator on the web gets the document.
    persistAuthorization: false,
    validatorUrl: null,
    requestInterceptor: request => {
        if (new URL(request.url, location).pathname.endsWith('/dashboard/events')) {
            request.userFetch = firstEvents;
        }
        return request;
    },
    onComplete: () => {
        if (isLocal && token !== null) {
            page.preauthorizeApiKey('token', token);
        }
    }
});
