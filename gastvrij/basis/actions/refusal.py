"""Why a change of the administration is refused."""


class CannotAdminister(Exception):
    """The change is refused; the message is fit for the functioneel beheerder."""
