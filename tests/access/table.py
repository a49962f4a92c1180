"""The access table: every address of Guyub, and who may do what there (product.md section 1 is its law).

How to read it. Each line is one address, what it is asked about (`on`, see scene.py; "." for nothing in particular), what is done
(GET looks, POST acts), and then one word per person of the school:

    ok     may
    -      nothing: the page does not exist for this person (404), so that not even the existence is told
    no     knows that it exists, but may not do this (403, with a sentence)
    late   may, but not at this moment (409, with what is missing)

The people: prin = principal, hub = collaboration hub, oper = operator, lead = a teacher who leads these partnerships, staf = staff
who do not lead them, gpk = special-needs teacher, bk = counsellor, coac = coach, comm = committee, supv = supervisor, par = parent,
part = contact of the partner in question, strg = contact of another partner.

For three kinds of people nothing needs to be written, because it is the same on every line: who is not signed in is led to the
sign-in page; the people of another school and those without a school find nothing (-).

What is not written cannot be done: an address without a POST line refuses POST to everybody, and the other way round (405).
"""

SCHOOL = """
address                                on                      act  prin hub  oper lead staf gpk  bk   coac comm supv par  part strg

# The home page and one's own inbox
schools:home                           .                       GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
schools:inbox                          .                       GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
core:batches                           .                       GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
core:batches                           .                       POST ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
core:batch                             batch                   GET  -    ok   -    -    -    -    -    -    -    -    -    -    -
core:batch_file                        batch                   GET  -    ok   -    -    -    -    -    -    -    -    -    -    -
core:batch_pack                        batch                   POST -    ok   -    -    -    -    -    -    -    -    -    -    -
core:batch_cancel                      working_batch           POST -    ok   -    -    -    -    -    -    -    -    -    -    -
schools:search                         .                       GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
schools:inbox_open                     mail                    POST ok   -    -    -    -    -    -    -    -    -    -    -    -
schools:inbox_read_all                 .                       POST ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok

# Accounts, roles, school settings: principal and operator
schools:settings                       .                       GET  ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:settings                       .                       POST ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:settings_letterhead            .                       GET  ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:settings_letterhead            .                       POST ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:settings_numbering             .                       GET  ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:settings_numbering             .                       POST ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:settings_reminders             .                       GET  ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:settings_reminders             .                       POST ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:settings_years                 .                       GET  ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:settings_years                 .                       POST ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:people_invite                  .                       GET  ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:people_invite                  .                       POST ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:settings_logo                  .                       GET  ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:people                         .                       GET  ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:people_former                  .                       GET  ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:undelivered                    .                       GET  ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:people_resend                  invitation              POST ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:people_revoke                  invitation              POST ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:person                         member                  GET  ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:person                         member                  POST ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:person_end                     member                  POST ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:person_second_factor           member                  POST ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:undelivered_resend             lost_mail               POST ok   -    ok   -    -    -    -    -    -    -    -    -    -

# The rights desk: principal and operator. An account is erased by the platform alone; its copy is taken by the principal
schools:rights_list                    .                       GET  ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:rights_create                  .                       GET  ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:rights_create                  .                       POST ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:rights                         rights_request          GET  ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:rights_answer                  rights_request          GET  ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:rights_answer                  rights_request          POST ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:rights_copy                    rights_request          POST ok   -    -    -    -    -    -    -    -    -    -    -    -
schools:rights_decide                  rights_request          POST late -    no   -    -    -    -    -    -    -    -    -    -
schools:rights_erase                   rights_request          GET  no   -    no   -    -    -    -    -    -    -    -    -    -
schools:rights_erase                   rights_request          POST no   -    no   -    -    -    -    -    -    -    -    -    -
schools:rights_ask                     .                       GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
schools:rights_ask                     .                       POST ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok

# Audit trail: the principal alone
schools:breach                         .                       GET  ok   -    -    -    -    -    -    -    -    -    -    -    -
schools:breach                         .                       POST ok   -    -    -    -    -    -    -    -    -    -    -    -
schools:audit                          .                       GET  ok   -    -    -    -    -    -    -    -    -    -    -    -
schools:audit_subject                  event                   GET  ok   -    -    -    -    -    -    -    -    -    -    -    -

# The partner's own page
partnerships:portal                    .                       GET  -    -    -    -    -    -    -    -    -    -    -    ok   ok
partnerships:hand_in                   running                 GET  no   ok   no   ok   no   no   no   no   no   no   -    ok   -
partnerships:hand_in                   running                 POST no   ok   no   ok   no   no   no   no   no   no   -    ok   -

# Needs register
partnerships:need_list                 .                       GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
partnerships:need_create               .                       GET  no   ok   no   ok   ok   ok   ok   no   no   no   -    -    -
partnerships:need_create               .                       POST no   ok   no   ok   ok   ok   ok   no   no   no   -    -    -
partnerships:need                      need                    GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
partnerships:need_edit                 need                    GET  no   ok   no   ok   no   no   no   no   no   no   -    -    -
partnerships:need_edit                 need                    POST no   ok   no   ok   no   no   no   no   no   no   -    -    -
partnerships:need_move                 need/answer             POST no   ok   no   ok   no   no   no   no   no   no   -    -    -
partnerships:need_move                 idea/accept             POST ok   ok   no   no   no   no   no   no   no   no   -    -    -
partnerships:need_move                 idea/withdraw           POST no   no   no   ok   no   no   no   no   no   no   -    -    -
partnerships:need_evidence             need                    POST no   ok   no   ok   no   no   no   no   no   no   -    -    -
partnerships:need_evidence_remove      need/need_file          POST no   ok   no   ok   no   no   no   no   no   no   -    -    -

# Partner directory
partnerships:partner_list              .                       GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    ok   ok
partnerships:partner_create            .                       GET  ok   ok   ok   no   no   ok   ok   no   no   no   -    no   no
partnerships:partner_create            .                       POST ok   ok   ok   no   no   ok   ok   no   no   no   -    no   no
partnerships:partner                   partner                 GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -
partnerships:partner_edit              partner                 GET  ok   ok   ok   no   no   ok   ok   no   no   no   -    ok   -
partnerships:partner_edit              partner                 POST ok   ok   ok   no   no   ok   ok   no   no   no   -    ok   -
partnerships:partner_import            .                       GET  ok   ok   ok   no   no   no   no   no   no   no   -    no   no
partnerships:partner_import            .                       POST ok   ok   ok   no   no   no   no   no   no   no   -    no   no
partnerships:partner_import_batch      import                  GET  ok   ok   ok   no   no   no   no   no   no   no   -    no   no
partnerships:partner_import_columns    import                  GET  ok   ok   ok   no   no   no   no   no   no   no   -    no   no
partnerships:partner_import_columns    import                  POST ok   ok   ok   no   no   no   no   no   no   no   -    no   no
partnerships:partner_import_act        import/terapkan         POST ok   ok   ok   no   no   no   no   no   no   no   -    no   no
partnerships:partner_import_act        import/buang            POST ok   ok   ok   no   no   no   no   no   no   no   -    no   no
partnerships:partner_import_act        applied_import/batalkan POST ok   ok   ok   no   no   no   no   no   no   no   -    no   no
partnerships:partner_duplicates        .                       GET  ok   ok   ok   no   no   no   no   no   no   no   -    no   no
partnerships:partner_merge_choose      partner                 GET  ok   ok   ok   no   no   no   no   no   no   no   -    no   -
partnerships:partner_merge             partner/strange_partner GET  ok   ok   ok   no   no   no   no   no   no   no   -    -    -
partnerships:partner_merge             partner/strange_partner POST ok   ok   ok   no   no   no   no   no   no   no   -    -    -
partnerships:partner_archive           partner/arsipkan        POST ok   ok   ok   no   no   ok   ok   no   no   no   -    no   -

# The register of older agreements: the hub alone opens partnerships
partnerships:register_import           .                       GET  no   ok   no   no   no   no   no   no   no   no   -    no   no
partnerships:register_import           .                       POST no   ok   no   no   no   no   no   no   no   no   -    no   no
partnerships:register_import_batch     register                GET  no   ok   no   no   no   no   no   no   no   no   -    no   no
partnerships:register_import_columns   register                GET  no   ok   no   no   no   no   no   no   no   no   -    no   no
partnerships:register_import_columns   register                POST no   ok   no   no   no   no   no   no   no   no   -    no   no
partnerships:register_import_answers   register                POST no   ok   no   no   no   no   no   no   no   no   -    no   no
partnerships:register_import_download  register                GET  no   ok   no   no   no   no   no   no   no   no   -    no   no
partnerships:register_import_row       register/2              GET  no   ok   no   no   no   no   no   no   no   no   -    no   no
partnerships:register_import_row       register/2              POST no   ok   no   no   no   no   no   no   no   no   -    no   no
partnerships:register_import_act       register/terapkan       POST no   ok   no   no   no   no   no   no   no   no   -    no   no
partnerships:register_import_act       register/buang          POST no   ok   no   no   no   no   no   no   no   no   -    no   no
partnerships:register_import_act       applied_register/batalkan POST no   ok   no   no   no   no   no   no   no   no   -    no   no
partnerships:agreement_mend            old_agreement           GET  no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:agreement_mend            old_agreement           POST no   ok   no   ok   no   no   no   no   no   no   -    no   -

# Stages 1 to 3: the pipeline. The committee sees none of these partnerships, a partner only where it is a party
partnerships:partnership_list          .                       GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    ok   ok
partnerships:board                     .                       GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    ok   ok
partnerships:partnership_open          .                       GET  no   ok   no   no   no   no   no   no   no   no   -    no   no
partnerships:partnership_open          .                       POST no   ok   no   no   no   no   no   no   no   no   -    no   no
partnerships:partnership               exploring               GET  ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -    -    -
partnerships:partnership               submitted               GET  ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -    ok   -
partnerships:partnership_edit          submitted               GET  no   ok   no   ok   no   no   no   no   -    no   -    no   -
partnerships:partnership_edit          submitted               POST no   ok   no   ok   no   no   no   no   -    no   -    no   -
partnerships:partnership_move          informal                POST ok   ok   no   ok   no   no   no   no   -    no   -    no   -
partnerships:candidates                exploring               GET  ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -    -    -
partnerships:candidates                submitted               GET  ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -    -    -
partnerships:candidate_add             exploring               POST no   ok   no   ok   no   no   no   no   -    no   -    -    -
partnerships:candidate                 candidate               GET  no   ok   no   ok   no   no   no   no   -    no   -    -    -
partnerships:candidate                 candidate               POST no   ok   no   ok   no   no   no   no   -    no   -    -    -
partnerships:candidate_choose          candidate               POST no   ok   no   ok   no   no   no   no   -    no   -    -    -
partnerships:candidate_decline         candidate               POST no   ok   no   ok   no   no   no   no   -    no   -    -    -
partnerships:understanding             informal                GET  ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -    ok   -
partnerships:understanding             informal                POST no   ok   no   ok   no   no   no   no   -    no   -    no   -
partnerships:understanding_paper       reviewing               POST ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -
partnerships:proposal                  proposing               GET  ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -    ok   -
partnerships:proposal                  approved                GET  ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -    ok   -
partnerships:proposal_edit             proposing               GET  no   ok   no   ok   no   no   no   no   -    no   -    no   -
partnerships:proposal_edit             proposing               POST no   ok   no   ok   no   no   no   no   -    no   -    no   -
partnerships:proposal_move             proposing               POST no   ok   no   ok   no   no   no   no   -    no   -    -    -
partnerships:proposal_move             submitted               POST ok   no   no   no   no   no   no   no   -    no   -    -    -
partnerships:proposal_return           submitted               GET  ok   no   no   no   no   no   no   no   -    no   -    -    -
partnerships:proposal_return           submitted               POST ok   no   no   no   no   no   no   no   -    no   -    -    -
partnerships:proposal_difference       proposing               GET  ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -    -    -
partnerships:proposal_difference       approved                GET  ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -    -    -
partnerships:proposal_copy             exploring               GET  no   ok   no   ok   no   no   no   no   -    no   -    -    -
partnerships:proposal_copy             exploring               POST no   ok   no   ok   no   no   no   no   -    no   -    -    -
partnerships:proposal_paper            proposing               POST ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -    -    -
partnerships:proposal_paper            approved                POST ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -    ok   -

# Stage 4: agreements
partnerships:agreement_list            .                       GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    ok   ok
partnerships:agreement_draft           negotiating             GET  no   ok   no   ok   no   no   no   no   -    no   -    no   -
partnerships:agreement_draft           negotiating             POST no   ok   no   ok   no   no   no   no   -    no   -    no   -
partnerships:agreement                 draft                   GET  ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -    ok   -
partnerships:agreement                 signed                  GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -
partnerships:agreement_edit            draft                   GET  no   ok   no   ok   no   no   no   no   -    no   -    no   -
partnerships:agreement_edit            draft                   POST no   ok   no   ok   no   no   no   no   -    no   -    no   -
partnerships:agreement_edit            signed                  GET  no   late no   late no   no   no   no   no   no   -    no   -
partnerships:agreement_move            draft                   POST no   ok   no   ok   no   no   no   no   -    no   -    no   -
partnerships:agreement_move            signed                  POST ok   no   no   no   no   no   no   no   no   no   -    no   -
partnerships:agreement_preview         draft                   GET  ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -    ok   -
partnerships:agreement_preview         signed                  GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -
partnerships:agreement_parties         draft                   GET  no   ok   no   ok   no   no   no   no   -    no   -    no   -
partnerships:agreement_parties         draft                   POST no   ok   no   ok   no   no   no   no   -    no   -    no   -
partnerships:agreement_clauses         draft                   GET  ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -    ok   -
partnerships:agreement_clause_add      draft                   GET  no   ok   no   ok   no   no   no   no   -    no   -    no   -
partnerships:agreement_clause_add      draft                   POST no   ok   no   ok   no   no   no   no   -    no   -    no   -
partnerships:agreement_clause          clause                  GET  no   ok   no   ok   no   no   no   no   -    no   -    no   -
partnerships:agreement_clause          clause                  POST no   ok   no   ok   no   no   no   no   -    no   -    no   -
partnerships:agreement_clause_include  clause                  POST no   ok   no   ok   no   no   no   no   -    no   -    no   -
partnerships:agreement_clause_move     clause                  POST no   ok   no   ok   no   no   no   no   -    no   -    no   -
partnerships:agreement_instalments     loan                    GET  no   ok   no   ok   no   no   no   no   -    no   -    no   -
partnerships:agreement_instalments     loan                    POST no   ok   no   ok   no   no   no   no   -    no   -    no   -
partnerships:agreement_instalments     draft                   GET  no   late no   late no   no   no   no   -    no   -    no   -
partnerships:agreement_signature       ready_party             GET  no   ok   no   ok   no   no   no   no   -    no   -    no   -
partnerships:agreement_signature       ready_party             POST no   ok   no   ok   no   no   no   no   -    no   -    no   -
partnerships:agreement_signature       own_ready_party         GET  no   ok   no   ok   no   no   no   no   -    no   -    ok   -
partnerships:agreement_signature       own_ready_party         POST no   ok   no   ok   no   no   no   no   -    no   -    ok   -
partnerships:agreement_number          ready                   GET  no   ok   no   ok   no   no   no   no   -    no   -    ok   -
partnerships:agreement_number          ready                   POST no   ok   no   ok   no   no   no   no   -    no   -    ok   -
partnerships:agreement_scan            signed                  GET  no   ok   no   ok   no   no   no   no   no   no   -    ok   -
partnerships:agreement_scan            signed                  POST no   ok   no   ok   no   no   no   no   no   no   -    ok   -
partnerships:agreement_scan_confirm    signed                  POST no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:agreement_scan_confirm    ready                   POST no   late no   late no   no   no   no   -    no   -    no   -

# Addenda to a signed agreement, and what is in force with them
partnerships:addendum_draft            signed                  GET  ok   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:addendum_draft            signed                  POST ok   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:agreement_in_force        signed                  GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -
partnerships:addendum_changes          addendum                GET  ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -    ok   -
partnerships:addendum_article          addendum                GET  no   ok   no   ok   no   no   no   no   -    no   -    no   -
partnerships:addendum_article          addendum                POST no   ok   no   ok   no   no   no   no   -    no   -    no   -
partnerships:addendum_article_add      addendum                GET  no   ok   no   ok   no   no   no   no   -    no   -    no   -
partnerships:addendum_article_add      addendum                POST no   ok   no   ok   no   no   no   no   -    no   -    no   -
partnerships:addendum_article_remove   addendum                GET  no   ok   no   ok   no   no   no   no   -    no   -    no   -
partnerships:addendum_article_remove   addendum                POST no   ok   no   ok   no   no   no   no   -    no   -    no   -
partnerships:addendum_change           change                  GET  no   ok   no   ok   no   no   no   no   -    no   -    no   -
partnerships:addendum_change           change                  POST no   ok   no   ok   no   no   no   no   -    no   -    no   -
partnerships:addendum_change_drop      change                  POST no   ok   no   ok   no   no   no   no   -    no   -    no   -

# Stage 4: negotiating a text, the clause library
partnerships:text_versions             shared                  GET  ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -    ok   -
partnerships:text_compare              shared                  GET  ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -    ok   -
partnerships:text_version              text_version            GET  ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -    ok   -
partnerships:text_share                shared                  POST no   ok   no   ok   no   no   no   no   -    no   -    no   -
partnerships:text_share                draft                   POST no   late no   late no   no   no   no   -    no   -    no   -
partnerships:text_concept              shared                  POST ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -    ok   -
partnerships:text_concept              signed                  POST late late late late late late late late late late -    late -
partnerships:text_review               school_sheet            GET  ok   ok   no   ok   no   no   no   no   -    no   -    -    -
partnerships:text_review               school_sheet            POST ok   ok   no   ok   no   no   no   no   -    no   -    -    -
partnerships:text_review               partner_sheet           GET  no   ok   no   ok   no   no   no   no   -    no   -    ok   -
partnerships:text_review               partner_sheet           POST no   ok   no   ok   no   no   no   no   -    no   -    ok   -
partnerships:text_review_link          partner_sheet           GET  no   ok   no   ok   no   no   no   no   -    no   -    no   -
partnerships:text_review_link          partner_sheet           POST no   ok   no   ok   no   no   no   no   -    no   -    no   -
partnerships:text_answer               remark                  GET  no   ok   no   ok   no   no   no   no   -    no   -    no   -
partnerships:text_answer               remark                  POST no   ok   no   ok   no   no   no   no   -    no   -    no   -
partnerships:link_revoke               given_text_link         POST no   ok   no   ok   no   no   no   no   -    no   -    no   -
partnerships:clause_library            .                       GET  ok   ok   no   no   no   no   no   no   no   no   -    -    -
partnerships:clause_install            mou                     POST no   ok   no   no   no   no   no   no   no   no   -    -    -
partnerships:clause_template_add       pks                     GET  no   ok   no   no   no   no   no   no   no   no   -    -    -
partnerships:clause_template_add       pks                     POST no   ok   no   no   no   no   no   no   no   no   -    -    -
partnerships:clause_template           own_article             GET  ok   ok   no   no   no   no   no   no   no   no   -    -    -
partnerships:clause_template           own_article             POST no   ok   no   no   no   no   no   no   no   no   -    -    -
partnerships:clause_template           core_article            POST no   late no   no   no   no   no   no   no   no   -    -    -
partnerships:clause_template_move      own_article             POST no   ok   no   no   no   no   no   no   no   no   -    -    -
partnerships:clause_template_restore   own_article             POST no   late no   no   no   no   no   no   no   no   -    -    -
partnerships:clause_template_remove    own_article             POST no   ok   no   no   no   no   no   no   no   no   -    -    -
partnerships:clause_template_lock      core_article            POST ok   no   no   no   no   no   no   no   no   no   -    -    -

# Stage 5: obligations and activities
partnerships:partnership               running                 GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -
partnerships:obligation_list           running                 GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -
partnerships:obligation_create         running                 GET  no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:obligation_create         running                 POST no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:obligation                obligation              GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -
partnerships:obligation_edit           obligation              GET  no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:obligation_edit           obligation              POST no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:obligation_confirm        obligation              GET  no   ok   no   ok   no   no   no   no   no   no   -    ok   -
partnerships:obligation_confirm        obligation              POST no   ok   no   ok   no   no   no   no   no   no   -    ok   -
partnerships:obligation_worker         obligation              GET  no   ok   no   ok   no   no   no   no   no   no   -    ok   -
partnerships:obligation_send           obligation              POST no   ok   no   ok   no   no   no   no   no   no   -    ok   -
partnerships:obligation_waive          obligation              POST no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:obligation_link           obligation              GET  no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:obligation_link           obligation              POST no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:series_create             running                 GET  no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:series_create             running                 POST no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:obligation_series         series                  GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -
partnerships:series_edit               series                  GET  no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:series_edit               series                  POST no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:series_end                series                  POST no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:link_revoke               given_link              POST no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:link_revoke               given_answer_link       POST no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:activity_list             running                 GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -
partnerships:activity_list             exploring               GET  ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -    -    -
partnerships:activity_create           running                 GET  no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:activity_create           running                 POST no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:activity_create           submitted               GET  no   late no   late no   no   no   no   -    no   -    no   -
partnerships:activity                  activity                GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -
partnerships:activity_edit             activity                GET  no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:activity_edit             activity                POST no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:activity_hold             activity                GET  no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:activity_hold             activity                POST no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:activity_cancel           activity                POST no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:activity_postpone         activity                GET  no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:activity_postpone         activity                POST no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:activity_postpone         held                    GET  no   late no   late no   no   no   no   no   no   -    no   -
partnerships:activity_files            activity                GET  no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:activity_files            activity                POST no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:activity_file_remove      activity/activity_file  POST no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:contribution_totals       .                       GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    ok   ok
partnerships:partner_contributions     partner                 GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -
partnerships:contribution_list         running                 GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -
partnerships:contribution_give         running                 GET  no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:contribution_give         running                 POST no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:contribution_give         submitted               GET  no   late no   late no   no   no   no   -    no   -    no   -
partnerships:contribution_take_back    running/gift            POST no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:contribution_create       activity                GET  no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:contribution_create       activity                POST no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:contribution_remove       held/contribution       POST no   ok   no   ok   no   no   no   no   no   no   -    no   -

# Communication log, risks and obstacles: what the school notes for itself, no partner reads it
partnerships:conversation_list         running                 GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
partnerships:conversation_create       running                 GET  no   ok   no   ok   no   no   no   no   no   no   -    -    -
partnerships:conversation_create       running                 POST no   ok   no   ok   no   no   no   no   no   no   -    -    -
partnerships:conversation_correct      conversation            GET  no   ok   no   ok   no   no   no   no   no   no   -    -    -
partnerships:conversation_correct      conversation            POST no   ok   no   ok   no   no   no   no   no   no   -    -    -
partnerships:rhythm                    running                 GET  no   ok   no   ok   no   no   no   no   no   no   -    -    -
partnerships:rhythm                    running                 POST no   ok   no   ok   no   no   no   no   no   no   -    -    -
partnerships:risk_list                 running                 GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
partnerships:risk_create               running                 GET  no   ok   no   ok   no   no   no   no   no   no   -    -    -
partnerships:risk_create               running                 POST no   ok   no   ok   no   no   no   no   no   no   -    -    -
partnerships:risk                      risk                    GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
partnerships:risk_edit                 risk                    GET  no   ok   no   ok   no   no   no   no   no   no   -    -    -
partnerships:risk_edit                 risk                    POST no   ok   no   ok   no   no   no   no   no   no   -    -    -
partnerships:risk_move                 risk                    POST no   ok   no   ok   no   no   no   no   no   no   -    -    -
partnerships:obstacle_take_up          round/response          POST no   late no   late no   no   no   no   no   no   -    -    -

# Action items: one's own list, and what came out of an evaluation
schools:action_items                   .                       GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
schools:action_item                    item                    GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -
schools:action_item_edit               item                    GET  no   ok   no   ok   no   no   no   no   no   no   -    no   -
schools:action_item_edit               item                    POST no   ok   no   ok   no   no   no   no   no   no   -    no   -
schools:action_item_move               item/complete           POST no   ok   no   ok   no   no   no   no   no   no   -    no   -
schools:action_item_create             partnerships.risk/risk  GET  no   ok   no   ok   no   no   no   no   no   no   -    -    -
schools:action_item_create             partnerships.risk/risk  POST no   ok   no   ok   no   no   no   no   no   no   -    -    -
partnerships:round_follow_up           round                   GET  no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:round_follow_up           round                   POST no   ok   no   ok   no   no   no   no   no   no   -    no   -

# Stage 6: evaluations and indicators
partnerships:round_list                running                 GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -
partnerships:round_open                running                 GET  no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:round_open                running                 POST no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:round                     round                   GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -
partnerships:round_paper               round                   POST ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    no   -
partnerships:round_close               round                   POST no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:response                  round/party             GET  no   ok   no   ok   no   no   no   no   no   no   -    ok   -
partnerships:response                  round/party             POST no   ok   no   ok   no   no   no   no   no   no   -    ok   -
partnerships:response_link             round/party             GET  no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:response_link             round/party             POST no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:indicator_list            running                 GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -
partnerships:indicator_create          running                 GET  no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:indicator_create          running                 POST no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:indicator_edit            running/indicator       GET  no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:indicator_edit            running/indicator       POST no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:measurement_correct       running/indicator/measurement GET  no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:measurement_correct       running/indicator/measurement POST no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:measurement_create        running/indicator       GET  no   ok   no   ok   no   no   no   no   no   no   -    no   -
partnerships:measurement_create        running/indicator       POST no   ok   no   ok   no   no   no   no   no   no   -    no   -

# Stage 7: the principal decides
partnerships:review_decide             reviewing               GET  ok   no   no   no   no   no   no   no   no   no   -    no   -
partnerships:review_decide             reviewing               POST ok   no   no   no   no   no   no   no   no   no   -    no   -
partnerships:review_decide             running                 GET  late no   no   no   no   no   no   no   no   no   -    no   -
partnerships:partnership_end           running                 GET  ok   no   no   no   no   no   no   no   no   no   -    no   -
partnerships:partnership_end           running                 POST ok   no   no   no   no   no   no   no   no   no   -    no   -
partnerships:partnership_end           reviewing               GET  late no   no   no   no   no   no   no   no   no   -    no   -

# The registers over all partnerships, twelve months of dates, the year in numbers, Dapodik's table
partnerships:obligation_register       .                       GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    ok   ok
partnerships:activity_register         .                       GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    ok   ok
partnerships:expiry_calendar           .                       GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    ok   ok
partnerships:year_summary              .                       GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    ok   ok
partnerships:dapodik                   .                       GET  ok   ok   ok   no   no   no   no   no   no   no   -    no   no

# Lists as files, and views that people keep of them: whoever sees the list; a view is its owner's, an export too
core:export_list                       kemitraan               POST ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    ok   ok
core:export_list                       kebutuhan               POST ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
core:export_list                       dapodik                 POST ok   ok   ok   -    -    -    -    -    -    -    -    -    -
core:export_list                       murid                   POST -    -    -    -    -    -    -    -    -    -    -    -    -
core:export_list                       rencana-individual      POST -    -    -    -    -    -    -    -    -    -    -    -    -
core:saved_views                       murid                   GET  ok   -    ok   ok   ok   ok   ok   -    -    -    ok   -    -
core:saved_views                       rencana-individual      GET  ok   -    -    ok   -    ok   ok   -    -    -    -    -    -
core:export                            export                  GET  -    ok   -    -    -    -    -    -    -    -    -    -    -
core:export_file                       export                  GET  -    ok   -    -    -    -    -    -    -    -    -    -    -
core:saved_views                       kemitraan               GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    ok   ok
core:saved_views                       kemitraan               POST ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    ok   ok
core:saved_view_edit                   own_view                GET  -    ok   -    -    -    -    -    -    -    -    -    -    -
core:saved_view_edit                   own_view                POST -    ok   -    -    -    -    -    -    -    -    -    -    -
core:saved_view_edit                   shared_view             GET  no   ok   no   no   no   no   no   no   no   no   -    -    -
core:saved_view_remove                 own_view                POST -    ok   -    -    -    -    -    -    -    -    -    -    -
core:saved_view_remove                 shared_view             POST ok   ok   no   no   no   no   no   no   no   no   -    -    -

# The evidence pack: the school's own people, never the partner; the ZIP belongs to whoever asked for it
partnerships:evidence                  running                 GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
partnerships:evidence                  submitted               GET  ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -    -    -
partnerships:evidence_paper            running                 POST ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
partnerships:evidence_zip              running                 POST ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
partnerships:evidence_file             running/bundle          GET  -    ok   -    -    -    -    -    -    -    -    -    -    -
core:document                          pack                    GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -

# Files and papers: whoever may see what they hang on
core:file                              file                    GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -
core:file                              early_file              GET  ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -    ok   -
core:document                          paper                   GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
core:document                          early_paper             GET  ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -    -    -
core:document_retry                    failed_paper            POST ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
core:document_retry                    paper                   POST late late late late late late late late late late -    -    -
"""
