"""Each guard, and one cell of the access table that is refused because of it: who asks, what is done, where, and on what.

The line above a group names the module that the guards live in. The words are those of tests/access/table.py, the people those of
tests/access/scene.py. A new rule about a person needs a line here, or a reason in tests/access/test_guards.py.
"""

GUARDS = """
[collaboration.models.data_cycle]
CycleTableQuerySet.visible_to         teacher                GET   collaboration:data_table               data_table
DataCycleQuerySet.visible_to          teacher                GET   collaboration:data_cycle               data

[collaboration.models.event]
EventQuerySet.visible_to              committee              GET   collaboration:event                    own_event

[collaboration.models.forum]
SchoolForumQuerySet.visible_to        other:hub              GET   collaboration:forum                    forum_ahead

[collaboration.models.group]
LearningGroupQuerySet.visible_to      other:hub              GET   collaboration:group                    kombel

[collaboration.models.group_cycle]
GroupCycleQuerySet.visible_to         special_needs_teacher  GET   collaboration:cycle                    group_cycle

[collaboration.models.group_meeting]
GroupMeetingQuerySet.visible_to       counsellor             GET   collaboration:group_meeting            minuted
GroupNoteQuerySet.visible_to          other:hub              GET   collaboration:group_answer             group_question

[collaboration.models.hub_review]
HubReviewQuerySet.visible_to          other:hub              GET   collaboration:review                   hub_review

[collaboration.models.meeting]
MeetingQuerySet.visible_to            other:hub              GET   collaboration:meeting                  meeting
MeetingSeriesQuerySet.visible_to      other:hub              GET   collaboration:meeting_series_edit      meeting_series

[collaboration.models.meeting_agenda]
AgendaItemQuerySet.visible_to         other:hub              GET   collaboration:agenda_item_edit         meeting_item
AgendaProposalQuerySet.visible_to     other:hub              POST  collaboration:proposal_take            proposal
MeetingDataQuerySet.visible_to        other:hub              GET   collaboration:meeting_data             meeting_data
MeetingOutcomeQuerySet.visible_to     other:hub              POST  collaboration:outcome_remove           decision

[collaboration.models.meeting_minutes]
MinutesRemarkQuerySet.visible_to      other:hub              GET   collaboration:remark_answer            remark
MinutesVersionQuerySet.visible_to     partner                GET   core:document                          public_minutes

[collaboration.models.meeting_people]
InviteeQuerySet.visible_to            other:hub              POST  collaboration:invitee_remove           meeting_uninvited

[collaboration.models.mentoring]
MentoringQuerySet.visible_to          counsellor             GET   collaboration:mentoring                mentoring
WishQuerySet.visible_to               other:hub              POST  collaboration:wish_remove              wish

[collaboration.models.observation]
ObservationQuerySet.visible_to        special_needs_teacher  GET   collaboration:observation              observation

[collaboration.models.observation_content]
ShareQuerySet.visible_to              other:hub              GET   collaboration:observation_shared       open_share

[collaboration.models.plan]
SharedPlanQuerySet.visible_to         other:hub              GET   collaboration:plan                     joint_plan

[collaboration.models.report]
ReportQuerySet.visible_to             other:hub              GET   collaboration:report                   report

[collaboration.models.scorecard]
ScorecardQuerySet.visible_to          other:hub              GET   collaboration:goal_edit                score_goal

[collaboration.models.shelf]
SharedResourceQuerySet.visible_to     other:hub              GET   collaboration:resource                 resource

[collaboration.policy.calendar]
check_call_off                        operator               GET   collaboration:event_cancel             own_event
check_change_event                    principal              GET   collaboration:event_edit               own_event
check_plan_event                      operator               GET   collaboration:event_create             .
check_print_week                      partner                POST  collaboration:calendar_week_paper      .
check_see_calendar                    strange_partner        GET   collaboration:calendar                 .

[collaboration.policy.cockpit]
check_invite                          principal              GET   collaboration:invitations              .
check_keep_resource                   operator               GET   collaboration:resource_edit            resource
check_see_cockpit                     staff                  GET   collaboration:cockpit                  .
check_see_data                        coach                  GET   collaboration:data_list                .
check_see_shelf                       committee              GET   collaboration:shelf                    .
check_share                           coach                  GET   collaboration:resource_create          .
check_steer                           staff                  GET   collaboration:readiness_fill           2026/1

[collaboration.policy.common]
check_coordinate                      teacher                GET   collaboration:observation_arrange      .
check_lead                            staff                  POST  collaboration:group_move               kombel/close
check_see_collaboration               partner                GET   collaboration:home                     .
check_see_teaching                    parent                 GET   collaboration:promise                  .

[collaboration.policy.groups]
check_arrange_group                   counsellor             GET   collaboration:group_edit               kombel
check_close_group                     staff                  POST  collaboration:group_move               kombel/close
check_follow_groups                   teacher                GET   collaboration:group_overview           .
check_join_group                      principal              POST  collaboration:group_join               kombel
check_lead_forum                      teacher                GET   collaboration:forum_create             .
check_name_leader                     teacher                GET   collaboration:group_leader             kombel
check_propose_group                   committee              GET   collaboration:group_create             .
check_read_group                      counsellor             GET   collaboration:group_plan               kombel
check_see_groups                      operator               GET   collaboration:group_list               .
check_speak_to_group                  special_needs_teacher  GET   collaboration:group_note               kombel
check_write_group                     principal              GET   collaboration:group_answer             group_question

[collaboration.policy.meetings]
check_comment                         operator               POST  collaboration:meeting_remark           sent_round
check_confirm                         operator               GET   collaboration:meeting_confirm          sent_round
check_correct                         operator               POST  collaboration:meeting_remark           finished
check_keep_meetings                   principal              GET   collaboration:meeting_series_create    .
check_propose                         staff                  POST  collaboration:meeting_proposals        meeting_series
check_see_meetings                    strange_partner        GET   collaboration:meeting_list             .
check_settle                          operator               GET   collaboration:outcome_settle           told_decision
check_write_minutes                   operator               POST  collaboration:meeting_move_on          writing

[collaboration.policy.mentoring]
check_not_answered                    teacher                POST  collaboration:mentoring_accept         proposal
check_propose                         principal              GET   collaboration:mentoring_propose        .
check_read_content                    principal              GET   collaboration:mentoring_agree          mentoring
check_research                        teacher                GET   collaboration:mentoring_paper          mentoring
check_see_map                         operator               GET   collaboration:wish_map                 .
check_see_mentoring                   committee              GET   collaboration:mentoring_list           .
check_take_back                       hub                    POST  collaboration:wish_remove              wish
check_wish                            operator               GET   collaboration:wish_create              .
check_withdraw                        teacher                POST  collaboration:mentoring_withdraw       pairing

[collaboration.policy.observations]
check_arrange                         teacher                GET   collaboration:observation_arrange      .
check_ask                             principal              GET   collaboration:observation_ask          .
check_cancel                          principal              POST  collaboration:observation_cancel       observation
check_follow_up                       staff                  POST  collaboration:observation_follow_up    reflected
check_observed                        staff                  POST  collaboration:observation_focus        observation
check_observer                        teacher                GET   collaboration:observation_worker       observation
check_open_sheet                      teacher                GET   collaboration:observation_watch        observation
check_own_answer_missing              teacher                GET   collaboration:observation_answer       asked
check_read_content                    principal              GET   collaboration:observation_time         observation
check_read_promise                    parent                 GET   collaboration:promise                  .
check_see_observations                committee              GET   collaboration:observation_list         .
check_see_shared                      operator               GET   collaboration:observation_shared_list  .
check_take_notes                      teacher                POST  collaboration:observation_note         observed/note

[collaboration.policy.plans]
check_begin_plan                      operator               GET   collaboration:plan_create              .
check_edit_lesson                     coach                  GET   collaboration:lesson_edit              team_lesson
check_edit_plan                       coach                  GET   collaboration:plan_edit                joint_plan
check_edit_project                    hub                    GET   collaboration:project_edit             project
check_note_plan                       principal              GET   collaboration:plan_note                used_plan
check_reflect                         coach                  GET   collaboration:lesson_reflect           held_lesson
check_see_plans                       committee              GET   collaboration:plan_list                .
check_tell_result                     coach                  GET   collaboration:project_result           project
check_write_lesson                    coach                  GET   collaboration:lesson_edit              team_lesson
check_write_plan                      coach                  GET   collaboration:plan_edit                joint_plan
check_write_project                   hub                    GET   collaboration:project_edit             project
check_write_team                      hub                    GET   collaboration:team_edit                teaching_team

[collaboration.policy.reports]
check_comment                         teacher                POST  collaboration:report_comment           report
check_decide                          hub                    POST  collaboration:report_move              waiting_report
check_prepare                         staff                  GET   collaboration:report_foreword          report
check_see_reports                     parent                 GET   collaboration:report_list              .
check_set_schedule                    staff                  GET   collaboration:report_schedule          .

[collaboration.policy.scorecard]
check_see_scorecard                   partner                GET   collaboration:scorecard                .
check_write_scorecard                 staff                  POST  collaboration:scorecard_starter        .

[core.files]
readable  committee  GET  core:file  assessment_file

[core.models.batch]
BatchQuerySet.visible_to              operator               GET   core:batch                             batch

[core.models.bundle]
BundleQuerySet.visible_to             principal              GET   partnerships:evidence_file             running/bundle

[core.models.export]
TableExportQuerySet.visible_to        principal              GET   core:export                            export

[core.models.saved_view]
SavedViewQuerySet.visible_to          operator               GET   core:saved_view_edit                   own_view

[inclusion.models.accommodation_page]
AccommodationPageQuerySet.visible_to  principal              GET   core:document                          accommodation_paper

[inclusion.models.assessment]
AssessmentQuerySet.visible_to         other:hub              POST  inclusion:assessment_document_remove   assessment/assessment_file

[inclusion.models.consent]
ConsentQuerySet.visible_to            teacher                POST  inclusion:consent_withdraw             consent

[inclusion.models.plan]
SupportPlanQuerySet.visible_to        hub                    GET   inclusion:plan                         iep

[inclusion.models.profile]
LearningProfileQuerySet.visible_to    operator               GET   inclusion:profile                      learning_profile

[inclusion.models.programme]
SchoolWide.visible_to                 other:hub              GET   inclusion:campaign_edit                campaign

[inclusion.models.pupil]
PupilQuerySet.visible_to              hub                    GET   inclusion:pupil                        pupil

[inclusion.models.review]
PlanReviewQuerySet.visible_to         staff                  GET   inclusion:review                       review

[inclusion.models.service]
ServiceQuerySet.visible_to            strange_partner        GET   inclusion:service                      service

[inclusion.policy.accommodations]
check_keep_catalogue                  operator               GET   inclusion:catalogue                    .
check_see_accommodations              principal              GET   inclusion:accommodation_list           .
check_see_sheets                      strange_partner        GET   core:batches                           .
check_use                             parent                 POST  inclusion:accommodation_acknowledge    pupil
check_write_accommodations            parent                 GET   inclusion:accommodation_add            pupil

[inclusion.policy.common]
check_see_assessments_of              operator               GET   inclusion:assessments                  pupil
check_see_figures                     staff                  GET   inclusion:figures                      .
check_see_inclusion                   strange_partner        GET   inclusion:home                         .
check_support                         principal              GET   inclusion:team_join                    pupil
check_work_on                         principal              POST  inclusion:profile_begin                pupil

[inclusion.policy.consents]
check_decides                         operator               POST  inclusion:consents                     pupil
check_keep_consents                   principal              GET   inclusion:consent_record               pupil
check_see_consent_lists               hub                    GET   inclusion:consent_list                 .
check_see_consents_of                 teacher                GET   inclusion:consents                     pupil
check_withdraw                        principal              POST  inclusion:consent_withdraw             consent

[inclusion.policy.handover]
check_ask_handover                    principal              GET   inclusion:handover_ask                 pupil
check_give                            principal              POST  inclusion:handover_link                pupil/handover
check_own                             principal              POST  inclusion:handover_link_revoke         pupil/handover/given_handover_link
check_see_handovers                   teacher                GET   inclusion:pupil_handovers              pupil
check_take_out                        teacher                GET   inclusion:handover                     pupil/handover
check_write_class_note                principal              POST  inclusion:class_notes                  pupil

[inclusion.policy.letters]
check_see_texts                       coach                  GET   inclusion:letter_texts                 .
check_word                            principal              GET   inclusion:letter_text                  questionnaire
check_write_letter                    principal              GET   inclusion:letter_write                 pupil/questionnaire

[inclusion.policy.parents]
check_give_link                       parent                 POST  inclusion:child_link_give              linked_pupil/father
check_offer_training                  operator               GET   inclusion:parent_training_new          .
check_revoke_link                     parent                 POST  inclusion:child_link_give              linked_pupil/father
check_see_children                    principal              GET   inclusion:children                     .
check_see_materials                   operator               GET   inclusion:home_materials               .
check_share_material                  parent                 POST  inclusion:home_material_withdraw       material
check_withdraw_material               parent                 POST  inclusion:home_material_withdraw       material
check_write_to_home                   principal              GET   inclusion:message_talk                 pupil

[inclusion.policy.plans]
check_add_goals                       principal              GET   inclusion:plan_goal_add                iep
check_approve                         teacher                POST  inclusion:plan_move                    agreed_iep
check_keep_settings                   hub                    GET   inclusion:plan_settings                .
check_lead                            parent                 GET   inclusion:plan_edit                    iep
check_lead_open                       parent                 GET   inclusion:plan_edit                    iep
check_see_plans                       staff                  GET   core:saved_views                       rencana-individual
check_speak                           principal              POST  inclusion:plan_answer                  shared_iep
check_write_area                      principal              POST  inclusion:plan_goal                    iep/iep_goal
check_write_long_goal                 principal              POST  inclusion:plan_goal                    iep/iep_goal
check_write_part                      principal              GET   inclusion:plan_part                    iep/academic
check_write_short_goal                principal              POST  inclusion:plan_step                    iep/iep_step
check_write_text                      principal              POST  inclusion:plan_autosave                iep

[inclusion.policy.erasing]
check_erase_assessment                parent                 GET   inclusion:erasure                      assessment

[inclusion.policy.profiles]
check_begin_profile                   principal              POST  inclusion:profile_begin                pupil
check_change_statement                counsellor             GET   inclusion:function_edit                learning_profile/statement
check_code_needs                      parent                 POST  inclusion:profile_needs                learning_profile
check_file_assessment                 parent                 GET   inclusion:assessment_edit              assessment
check_remove_statement                parent                 POST  inclusion:function_remove              learning_profile/statement
check_write_parents_view              special_needs_teacher  POST  inclusion:profile_write                learning_profile/orang-tua
check_write_profile                   principal              POST  inclusion:profile_write                learning_profile/kekuatan
check_write_texts                     principal              POST  inclusion:profile_write                learning_profile/kekuatan

[inclusion.policy.programme]
check_keep_programme                  operator               GET   inclusion:evaluation_fill              2026
check_lend                            principal              GET   inclusion:device_lend                  free_device

[inclusion.policy.progress]
check_correct                         parent                 GET   inclusion:progress_correct             entry
check_note                            principal              POST  inclusion:progress_note                goal
check_note_somewhere                  committee              GET   inclusion:progress_sheet               .
check_see_overview                    operator               GET   inclusion:progress_list                .

[inclusion.policy.pupils]
check_keep_register                   hub                    GET   inclusion:pupil_create                 .
check_see_register                    coach                  GET   core:saved_views                       murid

[inclusion.policy.reads]
check_see_reads_of                    operator               GET   inclusion:reads                        pupil

[inclusion.policy.reviews]
check_ahead                           principal              GET   inclusion:review_edit                  review
check_correct                         principal              GET   inclusion:review_correct               closed_review
check_keep_review                     principal              GET   inclusion:review_edit                  review
check_plan_review                     principal              GET   inclusion:review_plan                  force_iep
check_write_minutes                   principal              GET   inclusion:review_minutes               noted_review

[inclusion.policy.services]
check_answer                          principal              GET   inclusion:session_add                  accepted
check_keep_services                   principal              GET   inclusion:service_edit                 planned_service
check_record_session                  parent                 GET   inclusion:session_record               service/service_session
check_see_services                    hub                    GET   inclusion:service_list                 .

[partnerships.models.activity]
ActivityQuerySet.visible_to           strange_partner        GET   partnerships:activity                  activity

[partnerships.models.agreement]
AgreementQuerySet.visible_to          strange_partner        GET   core:file                              early_file

[partnerships.models.conversation]
ConversationQuerySet.visible_to       other:hub              GET   partnerships:conversation_correct      conversation

[partnerships.models.evaluation]
EvaluationRoundQuerySet.visible_to    strange_partner        POST  schools:action_item_edit               item

[partnerships.models.need]
NeedQuerySet.visible_to               other:hub              GET   partnerships:need                      need

[partnerships.models.negotiation]
TextVersionQuerySet.visible_to        committee              GET   partnerships:text_version              text_version

[partnerships.models.obligation]
ObligationQuerySet.visible_to         strange_partner        GET   core:file                              file

[partnerships.models.partner]
PartnerQuerySet.visible_to            strange_partner        GET   partnerships:partner                   partner

[partnerships.models.partnership]
PartnershipQuerySet.visible_to        strange_partner        POST  schools:action_item_edit               item

[partnerships.models.risk]
RiskQuerySet.visible_to               other:hub              GET   schools:action_item_create             partnerships.risk/risk

[partnerships.models.series]
SeriesQuerySet.visible_to             strange_partner        GET   partnerships:obligation_series         series

[partnerships.policy]
check_approve                         hub                    POST  partnerships:proposal_move             submitted
check_change_candidates               principal              POST  partnerships:candidate_add             exploring
check_draft_agreement                 principal              GET   partnerships:agreement_draft           negotiating
check_edit_need                       principal              GET   partnerships:need_edit                 need
check_edit_partner                    teacher                GET   partnerships:partner_edit              partner
check_edit_partnership                principal              GET   partnerships:partnership_edit          submitted
check_edit_proposal                   principal              GET   partnerships:proposal_edit             proposing
check_follow_up                       principal              GET   schools:action_item_edit               item
check_import_partners                 staff                  POST  core:export_list                       dapodik
check_import_register                 principal              GET   partnerships:register_import           .
check_judge_need                      operator               POST  partnerships:need_move                 idea/accept
check_merge_partners                  teacher                GET   partnerships:partner_duplicates        .
check_open_partnership                principal              GET   partnerships:partnership_open          .
check_own_need                        principal              POST  partnerships:need_move                 idea/withdraw
check_raise_need                      principal              GET   partnerships:need_create               .
check_record_signatures               principal              GET   partnerships:agreement_number          ready
check_record_understanding            principal              POST  partnerships:understanding             informal
check_see_answers                     partner                POST  partnerships:round_paper               round
check_see_directory                   parent                 GET   partnerships:partner_list              .
check_see_needs                       parent                 POST  core:export_list                       kebutuhan
check_see_partnerships                parent                 POST  core:saved_views                       kemitraan
check_see_portal                      principal              GET   partnerships:portal                    .
check_see_proposal                    partner                POST  partnerships:proposal_move             proposing
check_see_workings                    strange_partner        GET   core:batches                           .
check_share_views                     staff                  POST  core:saved_view_remove                 shared_view
check_speak_for                       principal              GET   partnerships:agreement_signature       ready_party
check_write                           principal              GET   schools:action_item_edit               item
check_write_directory                 teacher                GET   partnerships:partner_create            .
check_write_or_approve                operator               POST  partnerships:partnership_move          informal

[schools.policy]
check_decide_erasure                  operator               POST  schools:rights_decide                  rights_request
check_edit_settings                   staff                  GET   schools:settings                       .
check_keep_rights                     teacher                GET   schools:rights_list                    .
check_manage_people                   hub                    GET   schools:people_invite                  .
check_read_audit                      hub                    GET   schools:breach                         .
"""
