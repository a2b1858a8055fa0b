"""Lets the Elasticsearch 8 client speak to OpenSearch.

The client sends `application/vnd.elasticsearch+json; compatible-with=8`, which OpenSearch
does not know, and refuses answers without `X-Elastic-Product: Elasticsearch`. This node
changes both on the way. It is used for `opensearch+http(s)://` addresses only.
"""

import re
from dataclasses import replace
from typing import Any

from elastic_transport import HttpHeaders, Urllib3HttpNode
from elastic_transport.client_utils import DEFAULT

MEDIA_TYPE = re.compile(r"application/vnd\.elasticsearch\+([\w-]+);\s*compatible-with=\d+")
MEDIA_HEADERS = ("accept", "content-type")
PRODUCT = {"x-elastic-product": "Elasticsearch"}


class OpenSearchNode(Urllib3HttpNode):
    """A node whose requests and answers are translated."""

    def perform_request(
        self,
        method: str,
        target: str,
        body: bytes | None = None,
        headers: HttpHeaders | None = None,
        request_timeout: Any = DEFAULT,
    ) -> Any:
        answer = super().perform_request(method, target, body, _plain(headers), request_timeout)
        meta = replace(answer.meta, headers=HttpHeaders({**answer.meta.headers, **PRODUCT}))
        return answer._replace(meta=meta)


def _plain(headers: HttpHeaders | None) -> HttpHeaders:
    plain = HttpHeaders(headers or {})
    for name in MEDIA_HEADERS:
        if name in plain:
            plain[name] = MEDIA_TYPE.sub(r"application/\1", plain[name])
    return plain
