# syntax=docker/dockerfile:1
FROM python:3.12-slim AS build
# Bytecode that holds whatever the times of its files are: a COPY may change them, and then every start compiles anew.
ENV UV_LINK_MODE=copy UV_COMPILE_BYTECODE=1 PYC_INVALIDATION_MODE=UNCHECKED_HASH UV_PROJECT_ENVIRONMENT=/opt/inquit
WORKDIR /build
RUN python -m pip install --no-cache-dir uv==0.13.9
# Dependencies first (the spaCy model is one of them): they change less often than the code.
COPY pyproject.toml uv.lock ./
RUN uv sync --frozen --no-install-project --extra html
COPY README.md LICENSE NOTICE ./
COPY inquit ./inquit
COPY service ./service
RUN uv sync --frozen --no-editable --extra html

FROM python:3.12-slim
LABEL org.opencontainers.image.title="inquit" \
      org.opencontainers.image.description="Says who said each quotation of a news article" \
      org.opencontainers.image.licenses="MIT"
RUN useradd --uid 10001 --user-group --no-log-init --no-create-home --shell /usr/sbin/nologin inquit
# The image comes without the bytecode of Python's own library, and who serves may write none.
RUN python -m compileall -q --invalidation-mode unchecked-hash -x 'site-packages|/test|idlelib' /usr/local/lib/python3.12
COPY --from=build /opt/inquit /opt/inquit
ENV PATH=/opt/inquit/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    INQUIT_HOST=0.0.0.0
# A number, so that Kubernetes can tell that it is not root.
USER 10001
EXPOSE 8000
# Not with urllib: that would ask the proxy that Docker may have put in the environment.
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
    CMD ["python", "-c", "import http.client as h, os, sys; c = h.HTTPConnection('127.0.0.1:' + os.environ.get('INQUIT_PORT', os.environ.get('PORT', '8000')), timeout=2); c.request('GET', '/readyz'); sys.exit(c.getresponse().status != 200)"]
CMD ["inquit", "serve"]
