"""Addresses of people outside any school: the front door, invitations, one's own profile."""

from django.urls import path

from schools.views import front, invitations, own_data, profile

urlpatterns = [
    path("", front.front, name="front"),
    path("undangan/", invitations.invitation, name="invitation"),
    path("undangan/<str:token>/", invitations.open_invitation, name="open_invitation"),
    path("profil/", profile.profile, name="profile"),
    path("profil/data/", own_data.own_data, name="own_data"),
    path("profil/data/salinan/", own_data.own_copy, name="own_copy"),
    path("profil/data/salinan/<int:pk>/", own_data.data_copy, name="data_copy"),
    path("profil/data/salinan/<int:pk>/unduh/", own_data.data_copy_take, name="data_copy_take"),
    path("profil/keluar-semua/", profile.sign_out_everywhere, name="end_sessions"),
    path("profil/perangkat/<int:pk>/keluar/", profile.sign_out_device, name="end_session"),
    # In place of the views of django.conf.urls.i18n and allauth: the choice is remembered in the account; addresses are not
    # added by oneself, because invitations prove them.
    path("i18n/setlang/", profile.set_language, name="set_language"),
    path("accounts/email/", profile.own_addresses, name="account_email"),
    path("accounts/sessions/", profile.own_sessions, name="usersessions_list"),
]
