// A separate file, because the page's Content-Security-Policy allows no script inside the page.
SwaggerUIBundle({
    url: '/openapi?format=JSON',
    dom_id: '#api',
    deepLinking: true,
    docExpansion: 'list',
    defaultModelsExpandDepth: 0,
    displayRequestDuration: true,
    tryItOutEnabled: true,
    // The token stays in the page's memory, and no validator on the web gets the document.
    persistAuthorization: false,
    validatorUrl: null
});
