"""What the writer of documents refuses, each with a sentence in both languages."""


class DocumentError(ValueError):
    """A document or template that cannot be used; says why and what to do."""

    def __init__(self, message_vi: str, message_en: str):
        self.message_vi, self.message_en = message_vi, message_en
        super().__init__(message_en)
