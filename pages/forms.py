"""What visitors fill in."""

from django import forms


class SearchForm(forms.Form):
    """The search box. Anything may be typed; what is too long is cut, not refused."""

    q = forms.CharField(required=False, strip=True)

    def clean_q(self) -> str:
        return " ".join(self.cleaned_data["q"].split())[:100]
