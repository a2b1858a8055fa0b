"""Something fails for a while: said once when it begins, once when it is over."""

import logging


class Outage:
    """`began` is logged with the error, `ended` when it works again."""

    def __init__(self, logger: logging.Logger, began: str, ended: str) -> None:
        self._logger = logger
        self._began = began
        self._ended = ended
        self.is_on = False

    def failed(self, error: Exception) -> None:
        if not self.is_on:
            self._logger.error("%s: %s", self._began, error)
        self.is_on = True

    def worked(self) -> None:
        if self.is_on:
            self._logger.warning(self._ended)
        self.is_on = False
