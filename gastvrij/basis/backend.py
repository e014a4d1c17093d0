"""Who is logged in, as every page needs it."""

from django.contrib.auth.backends import ModelBackend

from .models import Medewerker


class Login(ModelBackend):
    """Name and password, as Django checks them; the afdeling comes with the person in one query."""

    def get_user(self, user_id: int) -> Medewerker | None:
        """Return who logged in, None if that person may not log in any more."""
        found = Medewerker.objects.select_related("afdeling").filter(pk=user_id).first()
        return found if found is not None and self.user_can_authenticate(found) else None
