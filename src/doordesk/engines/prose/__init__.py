"""What should the writer look at again: marks with place, rule, reason and what to try. Rules F6, W3, W4.

Pure and deterministic: text goes in, findings come out. It rewrites, scores and blocks nothing.
"""

from doordesk.engines.prose.checking import MOST, check, most_useful
from doordesk.engines.prose.finding import WHOLE, Finding, Given
from doordesk.engines.prose.kinds import Kind
from doordesk.engines.prose.library import all_faults, faults, in_folder, shipped, standard
from doordesk.engines.prose.rule import BadRules, Family, Rule, family_from, rule_from
from doordesk.engines.prose.ruleset import Ruleset
from doordesk.engines.prose.text.blocks import Document, plain
from doordesk.engines.prose.text.markdown import read as markdown

__all__ = [
    "MOST",
    "WHOLE",
    "BadRules",
    "Document",
    "Family",
    "Finding",
    "Given",
    "Kind",
    "Rule",
    "Ruleset",
    "all_faults",
    "check",
    "family_from",
    "faults",
    "in_folder",
    "markdown",
    "most_useful",
    "plain",
    "rule_from",
    "shipped",
    "standard",
]
