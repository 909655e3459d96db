/* The API reference: Swagger UI, shown what the service says of itself. */

const dark = window.matchMedia("(prefers-color-scheme: dark)");
const adapt = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", adapt);
adapt();

window.SwaggerUIBundle({
  url: "openapi.json",
  domNode: document.getElementById("reference"),
  deepLinking: true,
  presets: [window.SwaggerUIBundle.presets.apis],
});
