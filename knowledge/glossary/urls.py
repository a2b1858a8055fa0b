from django.urls import path

from knowledge.glossary import views

app_name = "glossary"
urlpatterns = [
    path("", views.term_list, name="list"),
    path("<slug:code>/", views.term_detail, name="detail"),
]
