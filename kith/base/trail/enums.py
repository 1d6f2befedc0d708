"""What an entry of the trail says happened."""

from django.db.models import TextChoices


class Kind(TextChoices):
    """Whether something was changed, a closed record was read, or something was taken out of Kith."""

    CHANGE = "change", "Change"
    READ = "read", "Read"
    EXPORT = "export", "Export"
