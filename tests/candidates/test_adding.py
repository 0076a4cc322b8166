"""Taking in candidates: the form, the step that asks whether they are on record, and files of every sort."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.test import Client
from django.urls import reverse

from doordesk.foundation.audit.models import Entry
from doordesk.foundation.ui.uploads import LIMIT
from doordesk.mechanisms.candidates.models import Application, Candidate, Resume
from doordesk.mechanisms.candidates.states import Stage
from doordesk.mechanisms.openings.models import Opening
from doordesk.mechanisms.openings.states import State
from tests.builders.candidates import HTML, PDF, TEXT, resume, word
from tests.candidates.conftest import SignIn
from tests.cast import Cast, application

pytestmark = pytest.mark.django_db
ADD = "/candidates/add/"


@pytest.fixture
def nadia(people: Cast, sign_in: SignIn) -> Client:
    return sign_in(people.nadia)


def said(post: Opening, **more: object) -> dict[str, object]:
    return {
        "name": "Amara Okafor", "email": "amara@mail.example", "zone": "Africa/Lagos", "opening": post.pk,
        "source": "Referral", **more,
    }  # fmt: skip


def file(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_a_candidate_is_added_with_application_and_resume(nadia: Client, post: Opening) -> None:
    answer = nadia.post(ADD, said(post, resume=file("CV.pdf", PDF)))
    made = Application.objects.get()
    assert answer["Location"] == reverse("candidates:application", args=(made.pk,))
    assert (made.candidate.name, made.source, made.stage) == ("Amara Okafor", "Referral", Stage.APPLIED)
    assert Resume.objects.get().filename == "CV.pdf"


def test_the_form_offers_open_posts_that_one_answers_for(
    people: Cast, post: Opening, sign_in: SignIn
) -> None:
    assert post.title in sign_in(people.marta).get(ADD).content.decode()
    Opening.objects.update(state=State.DRAFT)
    page = sign_in(people.nadia).get(ADD).content.decode()
    assert "No opening takes applications." in page
    answer = sign_in(people.nadia).post(ADD, said(post))
    assert answer.status_code == 422
    assert not Candidate.objects.exists()


def test_a_refused_form_keeps_what_was_typed(nadia: Client, post: Opening) -> None:
    answer = nadia.post(ADD, said(post, email="nonsense", links="https://a.example"))
    page = answer.content.decode()
    assert answer.status_code == 422
    for words in ('value="Amara Okafor"', 'value="nonsense"', "https://a.example", 'value="Referral"'):
        assert words in page


def test_somebody_on_record_is_shown_before_anything_is_added(nadia: Client, post: Opening) -> None:
    known = application(post, "Amara Okafor").candidate
    page = nadia.post(ADD, said(post, name="Amara Okafór", resume=file("CV.pdf", PDF))).content.decode()
    for words in (
        "similar name",
        "same e-mail address",
        "It is somebody else: add",
        "Choose the résumé again",
    ):
        assert words in page
    assert reverse("candidates:apply", args=(known.pk,)) in page
    assert Candidate.objects.count() == 1
    nadia.post(ADD, said(post, somebody_else="1"))
    assert Candidate.objects.count() == 2


def test_somebody_else_is_said_once(nadia: Client, post: Opening) -> None:
    application(post, "Amara Okafor")
    page = nadia.post(ADD, said(post, somebody_else="1", resume=file("CV.pdf", HTML))).content.decode()
    assert '<input type="hidden" name="somebody_else" value="1">' in page
    assert "on record already" not in page


def test_only_candidates_one_may_see_are_shown(people: Cast, post: Opening, sign_in: SignIn) -> None:
    application(post, "Amara Okafor")
    Opening.objects.update(hiring_manager=people.david)
    own = Opening.objects.create(
        title="Analyst", level=5, team=post.team, hiring_manager=people.marta, recruiter=people.nadia,
        state=State.OPEN, created_at=post.created_at,
    )  # fmt: skip
    sign_in(people.marta).post(ADD, said(own))
    assert Candidate.objects.count() == 2


def test_an_application_is_added_to_somebody_on_record(nadia: Client, post: Opening) -> None:
    known = application(post, "Amara Okafor", Stage.DECLINED).candidate
    url = reverse("candidates:apply", args=(known.pk,))
    assert f'<option value="{post.pk}" selected>' in nadia.get(f"{url}?opening={post.pk}").content.decode()
    nadia.post(url, {"opening": post.pk, "source": "Came back"})
    assert known.applications.count() == 2
    answer = nadia.post(url, {"opening": post.pk})
    assert answer.status_code == 422
    assert "that is under way" in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("CV.pdf", HTML, "is named as a PDF, but holds plain text"),
        ("CV.html", HTML, "is not a PDF, a Word document (.docx) or plain text"),
        ("CV.docx", b"PK\x03\x04junk", "is not a PDF"),
        ("CV.txt", word(), "is named as plain text, but holds a Word document"),
        ("CV.pdf", b"", "is empty"),
    ],
)
def test_a_wrong_file_is_refused_at_its_field_and_nothing_is_added(
    nadia: Client, post: Opening, name: str, content: bytes, words: str
) -> None:
    answer = nadia.post(ADD, said(post, resume=file(name, content)))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert 'value="Amara Okafor"' in page
    assert not Candidate.objects.exists()


class Endless(BytesIO):
    """A file of 60 MB that never stands in memory as a whole."""

    name = "holiday video.pdf"

    def __init__(self) -> None:
        super().__init__()
        self.left = 60 * 1024 * 1024

    def read(self, size: int | None = -1) -> bytes:
        taken = min(self.left, size if size and size > 0 else self.left)
        self.left -= taken
        return b"%PDF-" + bytes(taken - 5) if taken > 5 else b""


@pytest.mark.parametrize("path", ["add", "add_resume"])
def test_a_huge_file_is_dropped_and_the_page_says_what_to_do(
    nadia: Client, post: Opening, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[int] = []

    def keep(_: object, raw: bytes, start: int) -> None:
        kept.append(len(raw))

    monkeypatch.setattr(TemporaryFileUploadHandler, "receive_data_chunk", keep)
    known = application(post, "Viktor Hale").candidate
    url = ADD if path == "add" else reverse("candidates:add_resume", args=(known.pk,))
    answer = nadia.post(url, said(post, resume=Endless()))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "“holiday video.pdf” is larger than 10 MB. Save it as a PDF without large pictures" in page
    assert sum(kept) <= LIMIT
    assert page.count('class="optional"') == (5 if path == "add" else 0)
    assert not Resume.objects.exists()
    if path == "add":
        assert 'value="Amara Okafor"' in page


def test_a_file_just_over_the_limit_is_refused_and_one_at_it_taken(nadia: Client, post: Opening) -> None:
    known = application(post).candidate
    url = reverse("candidates:add_resume", args=(known.pk,))
    answer = nadia.post(url, {"resume": file("big.pdf", PDF + bytes(LIMIT + 1 - len(PDF)))})
    assert answer.status_code == 422
    nadia.post(url, {"resume": file("big.pdf", PDF + bytes(LIMIT - len(PDF)))})
    assert Resume.objects.get().size == LIMIT


def test_a_resume_is_added_and_leads_back_to_the_application(nadia: Client, post: Opening) -> None:
    row = application(post)
    url = reverse("candidates:add_resume", args=(row.candidate_id,))
    answer = nadia.post(f"{url}?application={row.pk}", {"resume": file("../CV\u202e.txt", TEXT)})
    assert answer["Location"] == reverse("candidates:application", args=(row.pk,))
    assert Resume.objects.get().filename == "CV.txt"
    answer = nadia.post(f"{url}?application=0x1", {"resume": file("CV.txt", TEXT)})
    assert answer["Location"] == reverse("candidates:detail", args=(row.candidate_id,))
    assert nadia.post(url, {}).status_code == 422


@pytest.mark.parametrize(
    ("name", "content", "media"),
    [("Zoë's CV.pdf", PDF, "application/pdf"), ("page.txt", HTML, "text/plain")],
)
def test_a_resume_is_only_ever_a_download(
    people: Cast, nadia: Client, post: Opening, name: str, content: bytes, media: str
) -> None:
    row = resume(application(post).candidate, name, content)
    answer = nadia.get(reverse("candidates:resume", args=(row.pk,)))
    assert answer.content == content
    assert answer["Content-Type"] == media
    assert answer["Content-Disposition"].startswith("attachment; filename")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Cache-Control"] == "private, no-store"
    entry = Entry.objects.all()[0]
    assert (entry.kind, entry.actor_id, entry.subject_id) == ("resume.read", people.nadia.pk, row.pk)


def test_a_look_at_somebody_elses_resume_leaves_no_entry(
    people: Cast, post: Opening, sign_in: SignIn
) -> None:
    row = resume(application(post).candidate)
    assert sign_in(people.erik).get(reverse("candidates:resume", args=(row.pk,))).status_code == 404
    assert not Entry.objects.exists()
