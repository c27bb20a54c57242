"""ผลเป็น JSON: the whole map for machines, English keys, figures in a few digits that count."""

from typing import Any

from ruamphaen.opinions.rules.results import (
    Axis,
    Count,
    Dividing,
    Group,
    OpinionMap,
    Representative,
    Uniting,
)
from ruamphaen.opinions.rules.stability import Stability
from ruamphaen.opinions.rules.votes import Sentence


def as_json(found: OpinionMap) -> dict[str, Any]:
    """The map as plain dictionaries and lists."""
    names = [group.letter for group in found.groups]
    return {
        "people": found.people,
        "placed": found.placed,
        "votes": found.votes,
        "answered": _figure(found.answered),
        "shared": _figure(found.shared),
        "repeated": found.repeated,
        "changed": found.changed,
        "left_out": found.left_out,
        "refusal": found.refusal
        and {"why": found.refusal.why.value, "said": _said(found.refusal.said)},
        "said": [_said(one) for one in found.said],
        "stability": found.stability and _stability(found.stability),
        "silhouette": _figure(found.silhouette),
        "gaps": [
            {
                "groups": [names[gap.first], names[gap.second]],
                "middle": gap.middle,
                "end": gap.end,
                "z": _figure(gap.z),
                "apart": gap.apart,
            }
            for gap in found.gaps
        ],
        "groups": [_group(group) for group in found.groups],
        "uniting": [_uniting(one, names) for one in found.uniting],
        "dividing": [_dividing(one, names) for one in found.dividing],
        "axes": [_axis(one) for one in found.axes],
        "statements": [
            {
                "statement": one.name,
                "text": one.text,
                **_count(one.everyone),
                "by_group": _by_group(found.by_group[at], names) if names else {},
            }
            for at, one in enumerate(found.statements)
        ],
        "positions": [
            {
                "voter": one.voter,
                "x": round(one.x, 4),
                "y": round(one.y, 4),
                "group": None if one.group is None else names[one.group],
            }
            for one in found.places
        ],
    }


def _stability(found: Stability) -> dict[str, Any]:
    return {
        "level": found.level.value,
        "redraws": found.redraws,
        "drawn": found.drawn,
        "stays": _figure(found.stays),
        "rand": _figure(found.rand),
        "jaccard": [_figure(one) for one in found.jaccard],
        "same_number": _figure(found.same_number),
    }


def _group(group: Group) -> dict[str, Any]:
    return {
        "group": group.letter,
        "name_th": group.name,
        "size": group.size,
        "centre": [round(at, 4) for at in group.centre],
        "jaccard": _figure(group.jaccard),
        "level": group.level.value,
        "said": _said(group.said),
        "statements": [_representative(one) for one in group.statements],
    }


def _representative(one: Representative) -> dict[str, Any]:
    return {
        "statement": one.statement.name,
        "text": one.statement.text,
        "side": one.side,
        "inside": _count(one.inside),
        "outside": _count(one.outside),
        "share": _figure(one.share),
        "share_outside": _figure(one.share_outside),
        "representativeness": _figure(one.representativeness),
        "z": _figure(one.z),
        "p": _figure(one.p),
        "z_share": _figure(one.z_share),
        "p_share": _figure(one.p_share),
        "said": _said(one.said),
    }


def _uniting(one: Uniting, names: list[str]) -> dict[str, Any]:
    return {
        "statement": one.statement.name,
        "text": one.statement.text,
        "side": one.side,
        "consensus": _figure(one.consensus),
        "z": _figure(one.z),
        "p": _figure(one.p),
        "everyone": _count(one.statement.everyone),
        "by_group": _by_group(one.by_group, names),
        "said": _said(one.said),
    }


def _dividing(one: Dividing, names: list[str]) -> dict[str, Any]:
    return {
        "statement": one.statement.name,
        "text": one.statement.text,
        "agreeing": None if one.agreeing is None else names[one.agreeing],
        "disagreeing": None if one.disagreeing is None else names[one.disagreeing],
        "opposition": _figure(one.opposition),
        "z": _figure(one.z),
        "p": _figure(one.p),
        "everyone": _count(one.statement.everyone),
        "by_group": _by_group(one.by_group, names),
        "said": _said(one.said),
    }


def _by_group(counts: Any, names: list[str]) -> dict[str, Any]:
    """Counts by letter; nothing where there are no groups: `everyone` says it all."""
    return {name: _count(one) for name, one in zip(names, counts, strict=bool(names))}


def _axis(axis: Axis) -> dict[str, Any]:
    return {
        "share": _figure(axis.share),
        "plus": [one.name for one in axis.plus],
        "minus": [one.name for one in axis.minus],
    }


def _count(count: Count) -> dict[str, int]:
    return {"agree": count.agree, "disagree": count.disagree, "pass": count.passed}


def _said(sentence: Sentence) -> dict[str, str]:
    return {"th": sentence.th, "en": sentence.en}


def _figure(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.5g}")
