"""`bench`: how long a site takes to build at any size, beside others, and what readers then wait."""

from __future__ import annotations

import gzip
import json
import pathlib
import sys
import tempfile
from collections.abc import Sequence
from typing import Any

from actionplan.bench.editing import edit_to_preview
from actionplan.bench.peers import peers, write_by_hand, write_for_hugo
from actionplan.bench.plans import write_plan
from actionplan.bench.running import Failed, Took, python, run
from actionplan.bench.searching import first_result
from actionplan.commands.places import ROOT
from actionplan.model.loading import load
from actionplan.pages.site import Site

SIZES = (46, 500, 2000, 7000)
EDITED = (46, 500, 2000)
COMPARED = 500
ROUNDS = 2
"""Ours and the others are built in turns, so often; of each the turn counts that took least."""


def bench(sizes: Sequence[int], *, edit: bool, file: pathlib.Path | None) -> int:
    """Measure, and say what was measured line by line.

    Args:
        sizes: how many areas the invented plans have; `SIZES` if none are given.
        edit: measure from an edit to the preview instead.
        file: where to write the figures as JSON as well.

    Returns:
        0, or 1 if a build failed.
    """
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = pathlib.Path(name).resolve()
        try:
            found = (
                {"edits": [_edit(folder, size) for size in sizes or EDITED]}
                if edit
                else {
                    "sizes": [_size(folder, size) for size in sizes or SIZES],
                    "peers": _peers(folder) if not sizes or COMPARED in sizes else [],
                }
            )
        except Failed as failure:
            print(failure, file=sys.stderr)
            return 1
    if file:
        file.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    return 0


def _plan(folder: pathlib.Path, size: int) -> pathlib.Path:
    data = folder / f"plan-{size}"
    if not data.exists():
        write_plan(data, size)
    return data


def _build(folder: pathlib.Path, size: int) -> tuple[Took, pathlib.Path]:
    out = folder / f"site-{size}"
    arguments = ("build", "--data", str(_plan(folder, size)), "--out", str(out))
    return run(python("actionplan", *arguments), folder, {"PYTHONPATH": str(ROOT)}), out


def _size(folder: pathlib.Path, size: int) -> dict[str, Any]:
    took, site = _build(folder, size)
    html = [path.stat().st_size for path in site.rglob("*.html")]
    index = sum(
        len(gzip.compress(path.read_bytes())) for path in (site / "assets/search").glob("*.js")
    )
    found: dict[str, Any] = {
        "areas": size,
        "pages": len(html),
        "seconds": round(took.seconds, 2),
        "cpu_seconds": round(took.cpu, 2),
        "peak_mb": round(took.peak_mb),
        "bytes_per_page": round(sum(html) / len(html)),
        "largest_page": max(html),
        "index_kb": round(index / 1000),
    }
    each = 1000 * took.seconds / len(html)
    print(
        f"{size} areas, {len(html)} pages: {took.seconds:.1f} s ({each:.1f} ms a page; "
        f"{1000 * took.cpu / len(html):.1f} ms of the processor), {took.peak_mb:.0f} MB; "
        f"{found['bytes_per_page']} bytes a page; index {found['index_kb']} kB gzipped"
    )
    found |= _searched(folder, size, site)
    sys.stdout.flush()
    return found


def _searched(folder: pathlib.Path, size: int, site: pathlib.Path) -> dict[str, Any]:
    # A tool of the tests; without a browser the rest is measured all the same.
    from scripts.browser import NoBrowser, find

    plan = load(_plan(folder, size)).plan()
    try:
        query = plan.areas[-1].actions[0].text.split()[1] if plan else ""
        first = first_result(site, str(find()), query)
    except NoBrowser as why:
        print(f"  the search box was not measured: {why}")
        return {}
    print(
        f"  first result: {first.kilobytes:.0f} kB fetched, {first.milliseconds:.0f} ms "
        "with the processor slowed four times"
    )
    return {"first_result_kb": round(first.kilobytes), "first_result_ms": round(first.milliseconds)}


def _peers(folder: pathlib.Path) -> list[dict[str, Any]]:
    plan = load(_plan(folder, COMPARED)).plan()
    if plan is None:
        raise Failed("the invented plan cannot be read")
    written = folder / "written"
    pages = write_by_hand(Site(plan, "plan_data"), written)
    commands = peers(written)
    if "hugo" in commands:
        write_for_hugo(written)
    turns: dict[str, list[Took]] = {name: [] for name in ("ours", *commands)}
    for _ in range(ROUNDS):
        turns["ours"].append(_build(folder, COMPARED)[0])
        for name, command in commands.items():
            turns[name].append(run(command, written))
    ours = min(turns["ours"], key=lambda took: took.cpu)
    found = []
    for name in commands:
        best = min(turns[name], key=lambda took: took.cpu)
        found.append(
            {
                "name": name,
                "pages": pages,
                "seconds": round(min(took.seconds for took in turns[name]), 2),
                "cpu_seconds": round(best.cpu, 2),
                "ours_seconds": round(min(took.seconds for took in turns["ours"]), 2),
                "ours_cpu_seconds": round(ours.cpu, 2),
            }
        )
        print(
            f"{name}, {pages} pages: {found[-1]['seconds']} s, {best.cpu:.1f} s of the processor, "
            f"{best.peak_mb:.0f} MB; ours takes {ours.cpu / max(best.cpu, 0.01):.2f} times its processor"
        )
    return found


def _edit(folder: pathlib.Path, size: int) -> dict[str, Any]:
    seconds, cpu = edit_to_preview(_plan(folder, size), ROOT)
    print(
        f"{size} areas: {seconds:.1f} s from saving an edit to the preview, "
        f"{cpu:.1f} s of the processor",
        flush=True,
    )
    return {"areas": size, "seconds": round(seconds, 2), "cpu_seconds": round(cpu, 2)}
