"""The demo: four real organisations with sourced data, and one fictional town from a seed.

Nothing invented is ever shown beside the real ones: what their sources lack stays empty. The
fictional town says on every page that it is an example. Each later room adds its part to both.
"""

from ruamphaen.portal.demo.loading import load, sign_ins

__all__ = ["load", "sign_ins"]
