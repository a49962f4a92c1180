"""The access table of the addresses that belong to no school; how to read it: table.py."""

PLATFORM = """
# The addresses that belong to no school. anon = not signed in, memb = a member of a school (its hub), none = signed in without any
# school, supp = the platform's support staff. Further words: in = is led to the sign-in page, go = is led on to somewhere else,
# gone = is told that the link does not work (410).
address                                on                      act  anon memb none supp

# The front door, one's own account
front                                  .                       GET  in   go   ok   ok
profile                                .                       GET  in   ok   ok   ok
profile                                .                       POST in   ok   ok   ok
own_data                               .                       GET  in   ok   ok   ok
own_copy                               .                       POST in   go   go   go
data_copy                              data_copy               GET  in   ok   -    -
data_copy_take                         data_copy               GET  in   go   go   go
data_copy_take                         data_copy               POST in   go   go   go
end_sessions                           .                       POST in   in   in   in
end_session                            1                       POST in   go   go   go
set_language                           .                       POST go   go   go   go
account_email                          .                       GET  in   go   go   go
usersessions_list                      .                       GET  in   go   go   go

# Invitations: the link is the key
open_invitation                        invitation_token        GET  go   go   go   go
open_invitation                        wrong                   GET  gone gone gone gone
invitation                             .                       GET  gone gone gone gone
invitation                             .                       POST gone gone gone gone

# Scoped links of partners: the link is the key, and only in the browser that opened it
core:open_link                         token                   GET  go   go   go   go
core:open_link                         wrong                   GET  gone gone gone gone
partner_links:obligation               link                    GET  gone gone gone gone
partner_links:obligation               link                    POST gone gone gone gone
partner_links:obligation_worker        link                    GET  gone gone gone gone
partner_links:obligation_send          link                    POST gone gone gone gone
partner_links:evaluation               answer_link             GET  gone gone gone gone
partner_links:evaluation               answer_link             POST gone gone gone gone
partner_links:agreement_text           text_link               GET  gone gone gone gone
partner_links:agreement_text           text_link               POST gone gone gone gone

# Scoped links of guests of a meeting: as above
collaboration_links:meeting            meeting_link            GET  gone gone gone gone
collaboration_links:meeting            meeting_link            POST gone gone gone gone

# Scoped links of providers of a service for a pupil: as above; the thanks show nothing
inclusion_links:service                service_link            GET  gone gone gone gone
inclusion_links:service                service_link            POST gone gone gone gone
inclusion_links:service_session        running_service_link/accepted_session GET gone gone gone gone
inclusion_links:service_session        running_service_link/accepted_session POST gone gone gone gone
inclusion_links:service_finish         running_service_link    GET  gone gone gone gone
inclusion_links:service_finish         running_service_link    POST gone gone gone gone
inclusion_links:service_thanks         .                       GET  ok   ok   ok   ok

# Scoped links of parents: as above
inclusion_links:plan                   plan_link               GET  gone gone gone gone
inclusion_links:plan                   plan_link               POST gone gone gone gone
inclusion_links:consent                consent_link            GET  gone gone gone gone
inclusion_links:consent                consent_link            POST gone gone gone gone
inclusion_links:child                  child_link              GET  gone gone gone gone
inclusion_links:child_messages         child_link              GET  gone gone gone gone
inclusion_links:child_messages         child_link              POST gone gone gone gone
inclusion_links:child_messages_read    child_link              POST gone gone gone gone
inclusion_links:child_questionnaire    child_link              GET  gone gone gone gone
inclusion_links:child_questionnaire    child_link              POST gone gone gone gone
inclusion_links:child_letter           child_link/1            GET  gone gone gone gone
inclusion_links:child_file             child_link/1            GET  gone gone gone gone
inclusion_links:child_plan             child_link              GET  gone gone gone gone
inclusion_links:child_plan             child_link              POST gone gone gone gone
inclusion_links:child_consents         child_link              GET  gone gone gone gone
inclusion_links:child_consents         child_link              POST gone gone gone gone
inclusion_links:child_training         child_link/1            POST gone gone gone gone
inclusion_links:child_reads            child_link              GET  gone gone gone gone
inclusion_links:child_handovers        child_link              GET  gone gone gone gone
inclusion_links:child_handovers        child_link              POST gone gone gone gone
inclusion_links:child_handover_pdf     child_link/1            GET  gone gone gone gone
inclusion_links:child_handover_json    child_link/1            GET  gone gone gone gone
inclusion_links:child_handover_link    child_link/1            POST gone gone gone gone
inclusion_links:child_handover_link_revoke child_link/1/1      POST gone gone gone gone
inclusion_links:handover               handover_scoped         GET  gone gone gone gone
inclusion_links:handover_pdf           handover_scoped         GET  gone gone gone gone
inclusion_links:handover_json          handover_scoped         GET  gone gone gone gone

# Calendar feeds: the secret address is the key
collaboration_feed:feed                feed_token              GET  ok   ok   ok   ok
collaboration_feed:feed                wrong                   GET  -    -    -    -

# The public
core:healthz                           .                       GET  ok   ok   ok   ok
core:manifest                          .                       GET  ok   ok   ok   ok
core:worker                            .                       GET  ok   ok   ok   ok
core:offline                           .                       GET  ok   ok   ok   ok
core:metrics                           .                       GET  -    -    -    -
core:verify_start                      .                       GET  ok   ok   ok   ok
core:verify                            wrong                   GET  -    -    -    -
core:verify                            wrong                   POST -    -    -    -
core:gallery                           .                       GET  -    -    -    ok

# Signing in and out, passwords, second factor (allauth)
account_login                          .                       GET  ok   go   go   go
account_login                          .                       POST ok   go   go   go
account_logout                         .                       GET  in   ok   ok   ok
account_logout                         .                       POST in   in   in   in
account_signup                         .                       GET  ok   go   go   go
account_signup                         .                       POST ok   go   go   go
account_inactive                       .                       GET  ok   ok   ok   ok
account_reauthenticate                 .                       GET  in   ok   ok   ok
account_reauthenticate                 .                       POST in   ok   ok   ok
account_email_verification_sent        .                       GET  ok   ok   ok   ok
account_confirm_email                  wrong                   GET  ok   ok   ok   ok
account_confirm_email                  wrong                   POST -    -    -    -
account_change_password                .                       GET  in   ok   ok   ok
account_change_password                .                       POST in   ok   ok   ok
account_set_password                   .                       GET  in   go   go   go
account_set_password                   .                       POST in   go   go   go
account_reset_password                 .                       GET  ok   ok   ok   ok
account_reset_password                 .                       POST ok   ok   ok   ok
account_reset_password_done            .                       GET  ok   ok   ok   ok
account_reset_password_from_key        1/wrong                 GET  ok   ok   ok   ok
account_reset_password_from_key        1/wrong                 POST ok   ok   ok   ok
account_reset_password_from_key_done   .                       GET  ok   ok   ok   ok
account_confirm_login_code             .                       GET  in   go   go   go
account_confirm_login_code             .                       POST in   go   go   go
mfa_login_webauthn                     .                       GET  in   go   go   go
mfa_login_webauthn                     .                       POST in   go   go   go
mfa_index                              .                       GET  in   ok   ok   ok
mfa_authenticate                       .                       GET  in   go   go   go
mfa_authenticate                       .                       POST in   go   go   go
mfa_reauthenticate                     .                       GET  in   go   go   go
mfa_reauthenticate                     .                       POST in   go   go   go
mfa_activate_totp                      .                       GET  in   go   go   go
mfa_activate_totp                      .                       POST in   go   go   go
mfa_list_webauthn                      .                       GET  in   ok   ok   ok
mfa_add_webauthn                       .                       GET  in   go   go   go
mfa_add_webauthn                       .                       POST in   go   go   go
mfa_reauthenticate_webauthn            .                       GET  in   go   go   go
mfa_reauthenticate_webauthn            .                       POST in   go   go   go
mfa_edit_webauthn                      1                       GET  in   go   go   go
mfa_edit_webauthn                      1                       POST in   go   go   go
mfa_remove_webauthn                    1                       GET  in   go   go   go
mfa_remove_webauthn                    1                       POST in   go   go   go
mfa_deactivate_totp                    .                       GET  in   -    -    -
mfa_deactivate_totp                    .                       POST in   -    -    -
mfa_view_recovery_codes                .                       GET  in   -    -    -
mfa_generate_recovery_codes            .                       GET  in   go   go   go
mfa_generate_recovery_codes            .                       POST in   go   go   go
mfa_download_recovery_codes            .                       GET  in   -    -    -

# Support staff's own admin, one line for all of it
admin                                  .                       GET  in   in   in   ok
"""
