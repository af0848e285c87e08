"""What visitors fill in."""

from django import forms

from bscp_site.kit.public_forms import LineField
from bscp_site.kit.spam_trap import TrapField


class SearchForm(forms.Form):
    """The search box. Anything may be typed; what is too long is cut, not refused."""

    q = forms.CharField(required=False, strip=True)
    kind = forms.CharField(required=False)
    record = forms.CharField(required=False)

    def clean_q(self) -> str:
        return " ".join(self.cleaned_data["q"].split())[:100]


class MissedForm(forms.Form):
    """Words that were not found, as the button below an empty list sends them."""

    q = LineField(max_length=100)
    homepage = TrapField()
