"""The addresses of signing in. Their names are those that the sign-in package asks for; it has no others."""

from django.urls import path

from kith.base.accounts.views import passwords, second_factor, signing

urlpatterns = [
    path("sign-in", signing.SignIn.as_view(), name="account_login"),
    path("sign-in/code", signing.EnterCode.as_view(), name="mfa_authenticate"),
    path("sign-out", signing.SignOut.as_view(), name="account_logout"),
    path("password/forgotten", passwords.ForgottenPassword.as_view(), name="account_reset_password"),
    path("password/sent", passwords.LinkSent.as_view(), name="account_reset_password_done"),
    path("password/set", passwords.PasswordSet.as_view(), name="account_password_set"),
    path(
        "password/set/<str:who>/<str:token>",
        passwords.SetPasswordByLink.as_view(),
        name="account_set_password_by_link",
    ),
    path("account", second_factor.YourAccount.as_view(), name="mfa_index"),
    path("account/password", passwords.ChangePassword.as_view(), name="account_change_password"),
    path("account/password-again", signing.ShowPasswordAgain.as_view(), name="account_reauthenticate"),
    path("account/code-again", signing.ShowCodeAgain.as_view(), name="mfa_reauthenticate"),
    path("account/second-factor", second_factor.SetUpSecondFactor.as_view(), name="mfa_activate_totp"),
    path("account/recovery-codes", second_factor.RecoveryCodes.as_view(), name="mfa_view_recovery_codes"),
    path(
        "account/recovery-codes/new",
        second_factor.MakeRecoveryCodes.as_view(),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "account/other-sessions", second_factor.EndOtherSessions.as_view(), name="account_end_other_sessions"
    ),
]
