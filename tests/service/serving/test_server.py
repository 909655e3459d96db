"""What the service answers over HTTP, as it runs."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from tests.service.serving.running import POST_PLAIN, ask, ask_raw, figure, serving

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.system


@pytest.fixture(scope="class")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with serving(tmp_path_factory.mktemp("server"), 2, INQUIT_MAX_BYTES="100000", INQUIT_DRAIN="0") as server:
        yield server.port


class TestServing:
    def test_attributes(self, port: int) -> None:
        text = "“The ferry is late,” said Nora Quill."
        status, answer = ask(port, "POST", "/v1/attributions", text.encode(), Content_Type="text/plain")
        assert (status, answer["text_length"]) == (200, len(text))

    def test_takes_a_chunked_body(self, port: int) -> None:
        status, answer = ask(port, "POST", "/v1/attributions", iter([b"It ", b"rained."]), Content_Type="text/plain")
        assert (status, answer["text_length"]) == (200, 10)

    def test_metrics_are_those_of_all_workers(self, port: int) -> None:
        def count() -> float:
            return figure(port, "inquit_requests_total", route="/version", status="200")

        before = count()
        with ThreadPoolExecutor(8) as clients:
            list(clients.map(lambda _: ask(port, "GET", "/version"), range(40)))
        assert {count() for _ in range(10)} == {before + 40}

    def test_refuses_a_large_chunked_body(self, port: int) -> None:
        body = iter([b"x" * 50_000] * 3)
        status, problem = ask(port, "POST", "/v1/attributions", body, Content_Type="text/plain")
        assert (status, problem["code"]) == (413, "body-too-large")

    @pytest.mark.parametrize(
        ("request_", "status", "code"),
        [
            pytest.param(b"GET / HTTP/9.9\r\n\r\n", 400, "bad-request", id="version"),
            pytest.param(b"\x16\x03\x01\x02\x00\r\n\r\n", 400, "bad-request", id="TLS"),
            pytest.param(b"GET /livez HTTP/1.1\r\nbad header\r\n\r\n", 400, "bad-request", id="header"),
            pytest.param(b"GET /" + b"a" * 9_000 + b" HTTP/1.1\r\n\r\n", 414, "uri-too-long", id="long path"),
            pytest.param(
                b"GET /livez HTTP/1.1\r\nX: " + b"a" * 9_000 + b"\r\n\r\n",
                431,
                "request-header-fields-too-large",
                id="long header",
            ),
            pytest.param(
                POST_PLAIN + b"Content-Length: -1\r\n\r\n",
                400,
                "bad-request",
                id="negative length",
            ),
            pytest.param(
                POST_PLAIN + b"Content-Length: 9\r\n\r\nhalf",
                400,
                "bad-request",
                id="body breaks off",
            ),
            pytest.param(
                POST_PLAIN + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nhalf\r\n0\r\n\r\n",
                400,
                "bad-request",
                id="bad chunk",
            ),
            pytest.param(b"GET /nowhere HTTP/1.1\r\nHost: [\r\n\r\n", 404, "not-found", id="odd host"),
        ],
    )
    def test_what_is_not_http_gets_the_one_error_shape(
        self, port: int, request_: bytes, status: int, code: str
    ) -> None:
        answered, problem = ask_raw(port, request_)
        assert (answered, problem["code"], problem["status"]) == (status, code, status)
        assert problem["request_id"]
