"""Addresses of klantcontact."""

from django.urls import path

from . import views

app_name = "klantcontact"
urlpatterns = [
    path("organisaties/", views.ketenpartners, name="ketenpartners"),
    path("organisaties/nieuw/", views.add_ketenpartner, name="ketenpartner-nieuw"),
    path("organisaties/<uuid:uuid>/", views.change_ketenpartner, name="ketenpartner"),
    path("sjablonen/", views.sjablonen, name="sjablonen"),
    path("sjablonen/<uuid:uuid>/", views.sjabloon, name="sjabloon"),
    path("mislukte-mail/", views.failed_mail, name="uitgaand"),
    path("mislukte-mail/<uuid:uuid>/opnieuw/", views.retry_mail, name="uitgaand_opnieuw"),
    path("signalen/", views.signalen, name="signalen"),
    path("signalen/melden/", views.report, name="signaal_melden"),
    path("signalen/<uuid:uuid>/beantwoorden/", views.answer, name="signaal_beantwoorden"),
    path("signalen/<uuid:uuid>/gezien/", views.seen, name="signaal_gezien"),
    path("overdracht/<uuid:uuid>/", views.overdracht, name="overdracht"),
    path("overdracht/<uuid:uuid>/openen/", views.open_overdracht, name="overdracht_openen"),
    path("overdracht/<uuid:uuid>/aannemen/", views.accept, name="overdracht_aannemen"),
    path("kanalen/", views.kanalen, name="kanalen"),
    path("kanalen/nieuw/", views.add_kanaal, name="kanaal-nieuw"),
    path("kanalen/<uuid:uuid>/", views.change_kanaal, name="kanaal"),
    path("dubbele-inwoners/", views.dubbelen, name="dubbelen"),
    path("dubbele-inwoners/samenvoegen/", views.samenvoegen, name="samenvoegen"),
    path("dubbele-inwoners/uit-elkaar/", views.uit_elkaar, name="uit_elkaar"),
    path("dubbele-inwoners/<uuid:uuid>/losmaken/", views.losmaken, name="losmaken"),
    path("themas/", views.themas, name="themas"),
    path("themas/nieuw/", views.add_thema, name="thema-nieuw"),
    path("themas/<uuid:uuid>/", views.change_thema, name="thema"),
    path("onderwerpen/", views.onderwerpen, name="onderwerpen"),
    path("onderwerpen/nieuw/", views.add_onderwerp, name="onderwerp-nieuw"),
    path("onderwerpen/<uuid:uuid>/", views.change_onderwerp, name="onderwerp"),
]
