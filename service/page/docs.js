/* The API reference: Swagger UI, shown what the service says of itself. */

window.SwaggerUIBundle({
  url: "openapi.json",
  domNode: document.getElementById("reference"),
  deepLinking: true,
  presets: [window.SwaggerUIBundle.presets.apis],
});
