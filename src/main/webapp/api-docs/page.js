// A script of its own, because the page's Content-Security-Policy allows none inside the page.
SwaggerUIBundle({
    url: '/openapi?format=JSON',
    dom_id: '#api',
    deepLinking: true,
    docExpansion: 'list',
    defaultModelsExpandDepth: 0,
    displayRequestDuration: true,
    tryItOutEnabled: true,
    // The token stays in the page's memory, and the document goes to no validator on the web.
    persistAuthorization: false,
    validatorUrl: null
});
