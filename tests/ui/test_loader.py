"""Components leave no blank space around them in a sentence."""

from django.template import Context, Template
from django.template.loader import render_to_string
from django_cotton.compiler_regex import CottonCompiler


def render(text: str, **context: object) -> str:
    return Template(CottonCompiler().process(text)).render(Context(context))


def test_component_stands_in_a_sentence() -> None:
    said = render('Sealed (<c-rule id="F3" />).')
    assert said == 'Sealed (<a class="rule-chip" href="/rules#F3" >rule F3</a>).'


def test_components_within_components_are_trimmed_too() -> None:
    said = render('<c-badge tone="good">Handed in <c-time :value="None" /></c-badge>,')
    assert said.endswith("Handed in </span>,")


def test_pages_keep_their_shape() -> None:
    assert render_to_string("404.html").startswith("<!doctype html>")
