"""Several articles in one request: a result for each, in order, whatever becomes of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from inquit import Deadline
from service.attributed import attributed
from service.bodies import parse_json
from service.incoming import loaded, read_body
from service.problems import (
    EMPTY_BODY,
    INTERNAL_ERROR,
    INVALID_FIELDS,
    TOO_MANY_ARTICLES,
    Problem,
    log_failure,
    problem_body,
)
from service.request_id import current_request_id
from service.schemas.request import PASSED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from flask import Request

    from service.gate import EngineGate
    from service.settings import Settings

_OF_AN_ARTICLE = frozenset({"text", "html", "id", *PASSED})


def read_batch(request: Request, options: Mapping[str, Any], settings: Settings) -> list[Any]:
    """Return the articles of a batch as fields of requests, with the options of the batch and of its query in each.

    An article's own fields count before these. Raises Problem (400, 413, 422) for a batch that is wrong as a whole.
    """
    body = read_body(request, settings.max_bytes)
    if not body:
        raise Problem(EMPTY_BODY)
    document = parse_json(body)
    if not isinstance(document, dict) or not isinstance(document.get("articles"), list):
        raise Problem(INVALID_FIELDS, errors=[{"pointer": "#/articles", "detail": "Not a list of articles."}])
    articles = document.pop("articles")
    if len(articles) > settings.max_articles:
        detail = f"The batch has {len(articles)} articles; this service takes {settings.max_articles}."
        raise Problem(TOO_MANY_ARTICLES, detail)
    _require_options(document, settings)
    common = {**document, **options}
    _require_options(common, settings)
    return [{**common, **article} if isinstance(article, dict) else article for article in articles]


def _require_options(common: dict[str, Any], settings: Settings) -> None:
    """Raise Problem 422 for options of a whole batch that are wrong, or that belong to an article."""
    strangers = sorted(_OF_AN_ARTICLE & common.keys())
    if strangers:
        errors = [{"pointer": f"#/{name}", "detail": "Belongs to an article."} for name in strangers]
        raise Problem(INVALID_FIELDS, errors=errors)
    loaded({**common, "text": ""}, settings.max_characters)


def results(articles: Iterable[Any], gate: EngineGate, settings: Settings) -> Iterator[bytes]:
    """Yield the result of each article as a JSON object (``ResultSchema``); each takes its turn at the engine."""
    for article in articles:
        yield result(article, gate, settings)


def result(article: Any, gate: EngineGate, settings: Settings) -> bytes:
    """Return the result of one article: its answer, or the problem with it."""
    id_ = article.get("id") if isinstance(article, dict) else None
    echoed = orjson.dumps(id_ if isinstance(id_, str) else None)
    deadline = Deadline.after(settings.time_limit)
    try:
        answer = attributed(gate, loaded(article, settings.max_characters), deadline, settings)
    except Problem as problem:
        return refused(problem, echoed)
    except Exception as error:
        log_failure(error)
        return refused(Problem(INTERNAL_ERROR), echoed)
    return b'{"id":%b,"status":200,"answer":%b,"problem":null}' % (echoed, answer)


def refused(problem: Problem, echoed: bytes = b"null") -> bytes:
    """Return a result without an answer; ``echoed`` is the id of the article as JSON."""
    request_id = current_request_id()
    body = problem_body(problem.kind, request_id=request_id, detail=problem.detail, errors=problem.errors)
    return b'{"id":%b,"status":%d,"answer":null,"problem":%b}' % (echoed, problem.kind.status, body)
