"""The passages as a model that Wagtail indexes."""

from typing import ClassVar

from django.db import models
from modelsearch import index


class Passage(index.Indexed, models.Model):
    name = models.CharField(max_length=200)
    title = models.TextField(blank=True)
    text = models.TextField(blank=True)

    search_fields: ClassVar[list[index.BaseField]] = [
        index.SearchField("title", boost=2),
        index.SearchField("text"),
    ]

    class Meta:
        app_label = "wagtail_peer"

    def __str__(self) -> str:
        return self.name
