"""Two shared cores are sometimes slow; a property is about what is true, not how fast."""

from hypothesis import settings

settings.register_profile("calm", deadline=None, derandomize=True)
settings.load_profile("calm")
