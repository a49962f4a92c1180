"""Nothing that a person typed is lost, and nothing is sent twice (promise 4; reliability T11, F9)."""

import pytest

pytestmark = pytest.mark.browser
KEY = "guyub:draft:0:gallery"


@pytest.fixture
def form(page, live_server, settings):
    """The long form of the gallery, on a device that has never seen it."""
    settings.SHOW_GALLERY = True
    page.goto(live_server.url + "/ui/")
    return page.locator("form[data-draft]")


def stored(page, key=KEY):
    return page.evaluate("key => localStorage.getItem(key)", key)


def type_title(page, form, words="Guru tamu panel surya"):
    form.get_by_label("Judul kegiatan").fill(words)
    page.wait_for_function("key => localStorage.getItem(key)", arg=KEY)


def test_what_is_typed_survives_a_reload_and_says_so(page, form):
    type_title(page, form)
    form.get_by_label("Satu angkatan").check()
    form.locator("[data-draft-chip]", has_text="Tersimpan di perangkat ini").wait_for()
    page.reload()
    assert form.get_by_label("Judul kegiatan").input_value() == "Guru tamu panel surya"
    assert form.get_by_label("Satu angkatan").is_checked()
    assert form.locator("[data-draft-note]").is_visible()


def test_the_page_keeps_its_height_while_the_chip_speaks(page, form):
    """Else the button moves away from under the finger that presses it, and the press is lost."""
    page.set_viewport_size({"width": 360, "height": 740})
    type_title(page, form)
    chip, height = form.locator("[data-draft-chip]"), "document.documentElement.scrollHeight"
    chip.filter(has_text="Tersimpan di perangkat ini").wait_for()
    before = page.evaluate(height)
    words = (
        "form => { form.dispatchEvent(new Event('change')); return form.querySelector('[data-draft-chip]').innerText }"
    )
    assert "Menyimpan" in form.evaluate(words)
    assert page.evaluate(height) == before


def test_rows_that_were_added_come_back(page, form):
    form.get_by_role("button", name="Tambah kewajiban").click()
    form.locator("[name='contoh-1-what']").fill("Ruang praktik")
    page.wait_for_function("key => (localStorage.getItem(key) || '').includes('Ruang praktik')", arg=KEY)
    page.reload()
    assert form.locator("[name='contoh-1-what']").input_value() == "Ruang praktik"


def test_a_draft_can_be_thrown_away(page, form):
    type_title(page, form)
    page.reload()
    form.get_by_role("button", name="Buang dan pakai isi semula").click()
    page.wait_for_function("key => !localStorage.getItem(key)", arg=KEY)
    assert form.get_by_label("Judul kegiatan").input_value() == ""


def test_secrets_and_tokens_are_not_kept(page, form):
    type_title(page, form)
    assert "csrfmiddlewaretoken" not in stored(page)
    assert "form_key" not in stored(page)


@pytest.mark.parametrize(("then", "kept"), [("/ui/", False), ("/accounts/login/", True), ("/tidak-ada/", True)])
def test_a_sent_draft_goes_only_when_an_ordinary_page_follows(page, form, live_server, then, kept):
    """After a time-out the sign-in page follows, after a fault an error page: then the words stay."""
    type_title(page, form)
    page.evaluate("key => sessionStorage.setItem('guyub:sent', key)", KEY)
    page.goto(live_server.url + then)
    assert bool(stored(page)) is kept


def test_old_drafts_go(page, form, live_server):
    page.evaluate("key => localStorage.setItem(key, JSON.stringify({at: 1, values: {}}))", KEY)
    page.goto(live_server.url + "/accounts/login/")
    assert stored(page) is None


def test_one_press_one_sending(page, form):
    """The button falls silent at the first press; the second does nothing."""
    sent = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    page.route("**/ui/", lambda route: route.continue_() if route.request.method == "GET" else None)  # the line hangs
    page.get_by_role("button", name="Tandai terpenuhi").evaluate(
        "button => { button.click(); setTimeout(() => button.click(), 50); }"
    )
    page.wait_for_timeout(400)
    assert len(sent) == 1


def test_a_button_that_is_not_possible_does_nothing(page, form):
    sent = []
    page.on("request", lambda request: sent.append(request.url) if request.is_navigation_request() else None)
    page.get_by_role("button", name="Mulai pelaksanaan").dispatch_event("click")
    page.wait_for_timeout(200)
    assert sent == []
