"""The form of an issue says how far its PDF is, and has it made anew."""

from newsletter.models import IssuePrint
from newsletter.print_choices import PrintState
from tests import factories
from tests.newsletter.printing import PrintTestCase


class PanelTests(PrintTestCase):
    def setUp(self):
        self.client.force_login(factories.make_superuser())
        self.form = f"/admin/pages/{self.issue.pk}/edit/"
        self.button = f"/admin/newsletter/{self.issue.pk}/print/"

    def test_the_form_says_how_far_it_is(self):
        assert "A new PDF is being made" in self.client.get(self.form).text

        self.publish(self.issue)
        assert self.row().about_file in self.client.get(self.form).text

        IssuePrint.objects.update(state=PrintState.FAILED)
        assert "readers still have the one before" in self.client.get(self.form).text

    def test_a_draft_says_when_it_will_be_made(self):
        self.issue.unpublish()

        assert "when the issue is published" in self.client.get(self.form).text
        self.client.post(self.button)
        assert not IssuePrint.objects.exists()

    def test_the_button_has_it_made(self):
        with self.captureOnCommitCallbacks(execute=True):
            response = self.client.post(self.button, follow=True)

        assert "The PDF is being made" in response.text
        assert self.row().state == PrintState.DONE

    def test_nobody_else_and_no_reading_has_it_made(self):
        assert self.client.get(self.button).status_code == 405
        assert self.client.post("/admin/newsletter/999999/print/").status_code == 404
        self.client.logout()
        self.client.post(self.button)

        assert not IssuePrint.objects.exists()
