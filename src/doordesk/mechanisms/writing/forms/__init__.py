"""What is sent to the coach: by its script, with a rule, and with a text to try."""

from doordesk.mechanisms.writing.forms.asking import asked_from, sent_from, words
from doordesk.mechanisms.writing.forms.rules import NewRuleForm, RuleForm
from doordesk.mechanisms.writing.forms.trying import TryForm

__all__ = ["NewRuleForm", "RuleForm", "TryForm", "asked_from", "sent_from", "words"]
