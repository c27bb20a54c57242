"""The printing process: the same paper, with bounds, and failures that are sentences."""

import os
from dataclasses import replace
from decimal import Decimal

import pytest

from ruamphaen.documents.render import child
from ruamphaen.documents.render.child import FORMATS, RenderFailed, render, render_in_child
from ruamphaen.documents.sheet import Row
from tests.papers.samples import P02, P03


@pytest.mark.parametrize("kind", FORMATS)
def test_the_child_prints_the_same_paper(kind):
    assert render_in_child(P03, kind) == render(P03, kind)


def test_progress_reaches_the_caller_in_order():
    told = []
    render_in_child(P02, "pdf", on_progress=lambda phase, fraction: told.append((phase, fraction)))
    assert told == [("words", 0.0), ("layout", 0.15), ("done", 1.0)]


@pytest.mark.parametrize(
    ("sheet", "bounds", "reason", "sentence"),
    [
        (P02, {"timeout_s": 0.02}, "time", "ไม่เสร็จภายในเวลา"),
        (P02, {"memory_mib": 40}, "memory", "หน่วยความจำ"),
        (replace(P03, body=(Row((Decimal(1),)),)), {}, "sheet", "ช่องไม่ครบ"),
    ],
)
def test_a_failure_is_a_sentence(sheet, bounds, reason, sentence):
    with pytest.raises(RenderFailed, match=sentence) as failed:
        render_in_child(sheet, "pdf", **bounds)
    assert failed.value.reason == reason


def test_a_crash_is_a_sentence_with_a_trace_for_the_log(monkeypatch):
    monkeypatch.setattr(child, "as_json", lambda sheet: "not a sheet")
    with pytest.raises(RenderFailed, match="จัดพิมพ์ไม่สำเร็จ") as failed:
        render_in_child(P03, "csv")
    assert failed.value.reason == "crash"
    assert "JSONDecodeError" in failed.value.trace


def test_another_format_is_refused():
    with pytest.raises(ValueError, match="odt"):
        render_in_child(P03, "odt")


def test_secrets_of_the_server_stay_with_the_server(monkeypatch, tmp_path):
    seen = {}

    def watch(command, **how):
        seen.update(how["env"])
        raise OSError("stopped")

    monkeypatch.setenv("SECRET_KEY", "s3cret")
    monkeypatch.setattr(child.subprocess, "Popen", watch)
    with pytest.raises(OSError, match="stopped"):
        render_in_child(P03, "csv")
    assert "SECRET_KEY" in os.environ
    assert "SECRET_KEY" not in seen
    assert seen["PATH"] == os.environ["PATH"]
