from django.db.models import TextChoices


class BodyKind(TextChoices):
    BOARD = "board", "Board"
    SUB_GROUP = "sub_group", "Sub-group"
    FORUM = "forum", "Forum"
    TEAM = "team", "Team"
