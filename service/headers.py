"""Headers that every answer has, those given before there is a route too."""

# OWASP REST security cheat sheet, for answers that are data and no page.
SECURITY_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
