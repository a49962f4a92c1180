"""Who may import whom: between the apps, and between the layers inside each (docs/adr/0003, 0005)."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter

import pytest

from tests.architecture.sources import APPS, each, imported, modules

MAY_IMPORT = {
    "core": set(),
    "schools": {"core"},
    "partnerships": {"core", "schools"},
    "collaboration": {"core", "schools", "partnerships"},
    "inclusion": {"core", "schools", "partnerships"},
}

EVERYBODY = ("apps", "registration", "admin", "management", "migrations")
"""Where Django comes in: these may import every layer of their app, and nobody imports them."""

LAYERS = {
    "core": [
        "privacy tables subjects storage disk logs dates text escaping icons policy differences marks cipher plain_fields "
        "pieces compiled spoken",
        "kept",
        "counting hanging search",
        "prepared",
        "together private_fields sealed_stream sealed_storage scanner object_storage",
        "models",
        "registry audit versions doorbell heartbeat qr chain charts frames keyset looks drawing filters lists uploads tabular "
        "pdf_inspect papers audit_chain erasures",
        "lines data_subjects retention removal links files verification everything workflow report_parts action_items saved_views exports "
        "mail pdf_engine imports web "
        "conflicts health text_saving",
        "pdf reminders workflow_pages data_register forms context",
        "key_rotation",
        "person_data breaches",
        "data_checks backups data_copies import_forms text_forms documents bundles batches middleware gallery list_forms list_tools",
        "sweep dpia metrics",
        "tasks views templatetags",
        "urls",
    ],
    "schools": [
        "roles identifiers search_words person_fields factor_secrets",
        "models",
        "data_checks erasing zones regions policy numbering access links letterhead samples audit_words invitation_links",
        "certificates erasure_requests queries readers search_kinds emails imports context second_factor devices middleware reminders "
        "timetable templatetags",
        "actions adapters",
        "data_subjects queries_rights region_forms reminder_form",
        "forms teaching_forms rights_forms timetable_import import_pages home panels item_pages",
        "views",
        "urls site_urls",
    ],
    "partnerships": [
        "terms identifiers smart report_card documents obstacles clause_text difference recurrence",
        "clause_library merge",
        "models",
        "data_checks policy text_policy gates rhythm agreement_gates chain numbers prefill sections emails readers search_kinds reminders "
        "audit_words "
        "first_steps",
        "negotiation_reminders",
        "workflow",
        "next_step",
        "kept_step",
        "panels negotiation_panels early_panels early_reminders",
        "queries papers charts",
        "portal_panels",
        "actions",
        "imports notices demo batches",
        "forms",
        "exports registers",
        "views templatetags",
        "urls link_urls",
    ],
    "collaboration": [
        "terms recurrence guides pictures documents",
        "models",
        "policy cards scheduling held measures starter_goals",
        "series rhythm emails",
        "workflow readers search_kinds",
        "queries",
        "panels reminders papers imports",
        "actions",
        "data_checks",
        "demo",
        "forms",
        "views templatetags",
        "urls link_urls feed_urls",
    ],
    "inclusion": [
        "terms need_codes guides documents suppression",
        "models",
        "data_checks erasing policy cards",
        "pupil_cards emails",
        "workflow readers search_kinds",
        "queries",
        "panels reminders papers",
        "actions",
        "erasable data_subjects",
        "imports demo batches",
        "forms",
        "lists",
        "views templatetags",
        "urls link_urls",
    ],
}
"""From the ground up. A module imports from its own line and from lines above it in this list, never from below."""


def known(name: str) -> bool:
    return name.split(".")[0] in MAY_IMPORT


@each(modules(*APPS))
def test_apps_look_only_downwards(module):
    others = {name.split(".")[0] for name in imported(module)} - {module.app}
    assert others & (set(MAY_IMPORT) | {"config", "tests", "bench"}) <= MAY_IMPORT[module.app]


def test_the_settings_package_is_imported_by_nobody():
    for module in modules(*APPS):
        assert not {name for name in imported(module) if name.split(".")[0] == "config"}, module


def level(app: str, part: str) -> int:
    """The line on which a part of an app stands."""
    for number, line in enumerate(LAYERS[app]):
        if part in line.split():
            return number
    raise AssertionError(f"{app}/{part} has no layer yet: decide where it belongs in {__name__}.LAYERS")


@each([m for m in modules(*APPS) if m.part not in (*EVERYBODY, m.app)])
def test_layers_look_only_downwards(module):
    above = []
    for name in imported(module):
        app, _dot, rest = name.partition(".")
        if app == module.app and rest:
            part = rest.split(".")[0]
            if part != module.part and level(app, part) > level(app, module.part):
                above.append(name)
    assert above == []


@pytest.mark.parametrize("app", APPS)
def test_each_layer_is_inhabited(app):
    parts = {module.part for module in modules(app)}
    assert {part for line in LAYERS[app] for part in line.split()} - parts == set()


def test_nothing_goes_round_in_a_circle():
    """Which file needs which to be loaded."""
    names = {module.name for module in modules(*APPS)}
    needs = {module.name: imported(module, when_loaded=True) & names - {module.name} for module in modules(*APPS)}
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        raise AssertionError(" -> ".join(error.args[1])) from error
