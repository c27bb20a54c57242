"""A letter as it goes over the wire, with the link that stops further ones in one piece."""

from email.message import EmailMessage as Built
from email.message import Message
from email.policy import EmailPolicy, Policy, default

from django.core.mail import EmailMessage

WHOLE = "List-Unsubscribe"


class WholeLinks(EmailPolicy):
    """Python folds a header without spaces by encoding it (RFC 2047); no mail program looks for a
    link in there. RFC 5322 allows lines of 998 letters: the link stays as it is.
    """

    def fold(self, name: str, value: str) -> str:
        """One header as text."""
        if name == WHOLE:
            return f"{name}: {value}{self.linesep}"
        folded: str = super().fold(name, value)
        return folded

    def fold_binary(self, name: str, value: str) -> bytes:
        """One header as bytes."""
        if name == WHOLE:
            return self.fold(name, value).encode("ascii")
        return super().fold_binary(name, value)


class LetterMessage(EmailMessage):
    """A message whose link to stop is not encoded, whoever sends it."""

    def message(self, *, policy: "Policy[Message[str, str]] | None" = None) -> Built:
        """The message as it is sent."""
        return super().message(policy=WholeLinks() + (policy or default))
