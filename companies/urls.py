"""The addresses of the record."""

from django.urls import include, path

from companies import views

urlpatterns = [
    path("companies/", views.companies, name="companies"),
    path("companies/<slug:slug>/", views.company, name="company"),
    path("brands/", views.brands, name="brands"),
    path("brands/<slug:slug>/", views.brand, name="brand"),
    path("partnerships/", views.partnerships, name="partnerships"),
    path("partnerships/<slug:slug>/", views.partnership, name="partnership"),
    path("map/", views.map_of_the_industry, name="map"),
    path("", include("companies.open_data.urls")),
]
