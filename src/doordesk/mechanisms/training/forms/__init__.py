"""What is typed about certificates, journeys and paths."""

from doordesk.mechanisms.training.forms.journeys import (
    BeginForm,
    CertifyForm,
    CreditForm,
    LeaveForm,
    MentorForm,
    RefuseForm,
    ReviewForm,
)
from doordesk.mechanisms.training.forms.paths import PathForm
from doordesk.mechanisms.training.forms.vouching import GrantForm, RenewForm, WithdrawForm

__all__ = [
    "BeginForm",
    "CertifyForm",
    "CreditForm",
    "GrantForm",
    "LeaveForm",
    "MentorForm",
    "PathForm",
    "RefuseForm",
    "RenewForm",
    "ReviewForm",
    "WithdrawForm",
]
