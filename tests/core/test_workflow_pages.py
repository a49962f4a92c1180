"""docs/workflows is what the code says."""

from core.registry import registry
from core.workflow_pages import folder, page_of, pages


def test_the_committed_pages_equal_the_code():
    written = {path.name: path.read_text(encoding="utf-8") for path in folder().glob("*.md")}
    assert written == pages(), "run manage.py draw_workflows"


def test_a_page_names_every_state_and_every_move():
    for workflow in registry.workflows.values():
        page = page_of(workflow)
        assert all(f"`{code}`" in page for code in workflow.states)
        assert all(f"| `{transition.name}` |" in page for transition in workflow.transitions)
        assert f"[*] --> {workflow.initial}" in page
