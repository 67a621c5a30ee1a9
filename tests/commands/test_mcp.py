"""ctr mcp: an assistant asks over the protocol what the commands answer."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from ctr.atomic.journal import JOURNAL
from ctr.plan.load.loader import load
from tests.conftest import PLAN, YEAR_PLAYED, Ctr
from tests.mcp.client import Client

ON = "01/12/2026"


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """2026 on a copy of our plan, with people named where they may be, and an address."""
    plan = Path(copytree(PLAN, tmp_path_factory.mktemp("played") / "plan"))
    copytree(YEAR_PLAYED, plan / "results")
    results = plan / "results" / "2026" / "cong-an-phuong.yaml"
    text = results.read_text()
    done = "Bà Nga và đồng chí Nguyễn Hữu Phúc dự, thư về nga@haiphong.gov.vn"
    lines = text.splitlines()
    first = next(place for place, line in enumerate(lines) if "done:" in line)
    lines[first] = f"{lines[first].partition('done:')[0]}done: {done}"
    results.write_text("\n".join(lines) + "\n")
    assert load(plan).problems == ()
    return plan


@pytest.fixture(scope="module")
def assistant(played: Path) -> Iterator[Client]:
    """A client that may be told names."""
    client = Client(played, "--names")
    yield client
    assert client.end()[0] == 0


SAME = [
    ("list", {}, []),
    ("list", {"unit": ["cong an"], "role": "any"}, ["--unit", "cong an", "--role", "any"]),
    ("list", {"state": "done", "year": 2026}, ["--state", "hoàn thành", "--year", "2026"]),
    ("search", {"words": "giao thong"}, ["--search", "giao thong"]),
    ("due", {}, ["--exit-zero"]),
    ("due", {"all": True, "within": 60, "unit": ["CAP"]}, ["--all", "--within", "60"]),
    ("status", {}, []),
    ("status", {"period": "2026-6T", "leader": "Chủ tịch"}, ["2026-6T", "--leader", "Chủ tịch"]),
    ("targets", {}, []),
    ("targets", {"year": 2026}, ["--year", "2026"]),
]


@pytest.mark.parametrize(("tool", "arguments", "words"), SAME)
def test_a_tool_answers_what_the_command_does(
    ctr: Ctr,
    assistant: Client,
    played: Path,
    tool: str,
    arguments: dict[str, object],
    words: list[str],
) -> None:
    command = "list" if tool == "search" else tool
    unit = ["--unit", "CAP"] if arguments.get("unit") == ["CAP"] else []
    shared = ["--format", "json", "--as-of", ON, "--plan", str(played)]
    wanted = ctr(command, *words, *unit, *shared).data
    answer = assistant.data(tool, as_of=ON, **arguments)
    assert answer == {"as_of": "2026-12-01", "items": wanted}
    assert wanted


def test_a_task_is_shown_as_the_command_shows_it(ctr: Ctr, assistant: Client, played: Path) -> None:
    wanted = ctr("show", "10.2", "--format", "json", "--as-of", ON, "--plan", str(played)).data
    assert assistant.data("show", number="10.2", as_of=ON)["task"] == wanted
    assert wanted["history"]


def test_only_the_keys_asked_for_are_told(assistant: Client) -> None:
    items = assistant.data("list", fields=["title", "number"], as_of=ON)["items"]
    assert {tuple(item) for item in items} == {("number", "title")}


def test_tools_say_that_they_only_read_and_take_nothing_unknown(assistant: Client) -> None:
    tools = assistant.request("tools/list")["result"]["tools"]
    assert [tool["name"] for tool in tools] == [
        "list",
        "show",
        "due",
        "status",
        "targets",
        "search",
    ]
    for tool in tools:
        assert tool["annotations"]["readOnlyHint"] is True
        schema = tool["inputSchema"]
        assert schema["additionalProperties"] is False
        assert {"as_of", *schema["required"]} <= {*schema["properties"]}
        assert all(part["description"] for part in schema["properties"].values())


@pytest.mark.parametrize(
    ("tool", "arguments", "told"),
    [
        ("show", {"number": "10.9"}, "không có nhiệm vụ “10.9” (mục 10 có: 10.1"),
        ("list", {"unit": ["công an phườg"]}, "ý bạn là “Công an phường”"),
        ("list", {"as_of": "hôm kia"}, "“hôm kia”"),
        ("due", {"as_of": "31/12/9999"}, "9999 không phải là năm hợp lý"),
        ("status", {"period": "2026-Q9"}, "không có quý 9"),
        ("targets", {"year": 1999}, "chương trình không có năm 1999"),
        ("list", {"section": "99"}, "không có mục “99”"),
        ("search", {"words": "…"}, "không có chữ nào để tìm"),
        ("search", {}, "thiếu tham số “words”"),
    ],
)
def test_a_refusal_is_an_answer_in_vietnamese(
    assistant: Client, tool: str, arguments: dict[str, object], told: str
) -> None:
    answer = assistant.call(tool, **arguments)
    assert answer["isError"] is True
    assert told in answer["content"][0]["text"]


def test_rubbish_is_refused_and_the_next_question_answered(assistant: Client) -> None:
    assistant.send(b"\xff\xfe rubbish\n")
    assert assistant.receive()["error"]["code"] == -32700
    assistant.send(b"[" * 2_000_000 + b"\n")
    assert assistant.receive()["error"]["code"] == -32600
    assert assistant.request("ping")["result"] == {}
    assert assistant.request("nothing")["error"]["code"] == -32601
    assert assistant.data("show", number="1.1")["task"]["number"] == "1.1"


def test_names_of_people_are_left_out_unless_asked_for(played: Path) -> None:
    client = Client(played)
    plan = load(played).plan
    assert plan is not None
    told = json.dumps(
        [
            client.greeted,
            *(client.call(tool, as_of=ON) for tool in ("list", "due", "status", "targets")),
            *(client.call("show", number=number, as_of=ON) for number in plan.by_number),
            client.call("status", leader="Nguyen Huu Phuk"),
            client.call("show", number="Hữu Phúc"),
        ],
        ensure_ascii=False,
    )
    people = [leader.name for leader in plan.leaders if leader.position]
    assert len(people) == 3
    for name in [*people, "Hằng Nga", "Hữu Phúc", "Bà Nga", "nga@", "Nguyen Huu"]:
        assert name.lower() not in told.lower().replace("“nguyen huu phuk”", ""), name
    assert "Bà Phó Chủ tịch Ủy ban nhân dân phường và đồng chí Chủ tịch" in told
    by_position = client.data("list", leader="Chủ tịch Ủy ban nhân dân phường", as_of=ON)["items"]
    assert {item["leader"] for item in by_position} == {"Chủ tịch Ủy ban nhân dân phường"}
    code, said = client.end()
    assert code == 0
    assert "không nêu tên người" in said


def test_a_plan_that_changes_is_read_again_and_a_faulty_one_told(our_plan: Path) -> None:
    client = Client(our_plan)
    assert client.data("show", number="10.2", as_of=ON)["task"]["history"] == []
    copytree(YEAR_PLAYED, our_plan / "results")
    assert client.data("show", number="10.2", as_of=ON)["task"]["history"]
    leaders = our_plan / "leaders.yaml"
    sound = leaders.read_text()
    leaders.write_text(sound.replace("position:", "Nguyễn Hữu Phúc:", 1))
    answer = client.call("list")
    assert answer["isError"] is True
    text = answer["content"][0]["text"]
    assert "plan/leaders.yaml:4" in text
    assert "Phúc" not in text
    deputy = "Phó Chủ tịch Ủy ban nhân dân phường"
    leaders.write_text(f"{sound}  - {{name: Lò Thị Mây, position: {deputy}}}\n")
    tasks = client.data("list", leader=f"{deputy} (1)", as_of=ON)["items"]
    assert {task["leader"] for task in tasks} == {f"{deputy} (1)"}
    assert client.data("list", leader=f"{deputy} (2)", as_of=ON)["items"] == []
    client.end()


def test_nothing_is_written_anywhere(small: Path) -> None:
    folders = [small.parent, *(Path(os.environ[f"XDG_{name}_HOME"]) for name in ("CACHE", "STATE"))]

    def state() -> list[tuple[str, int, bytes]]:
        return [
            (str(path), path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
            for folder in folders
            for path in sorted([folder, *folder.rglob("*")])
        ]

    before = state()
    client = Client(small)
    client.data("list")
    assert state() == before
    (small / JOURNAL).write_bytes(b"cut short")
    before = state()
    for tool in ("list", "due", "status", "targets"):
        client.data(tool)
    client.call("list", unit=["nobody"])
    client.process.send_signal(signal.SIGINT)  # what ends it, if not the end of its input
    code, said = client.end()
    assert code == 130
    assert said.endswith("Đã dừng.\n")
    assert state() == before


def test_a_client_that_goes_is_left_quietly(small: Path) -> None:
    client = Client(small)
    assert client.process.stdout is not None
    client.process.stdout.close()
    client.send({"jsonrpc": "2.0", "id": 1, "method": "ping"})
    assert client.process.wait(timeout=30) == 141
    with client.process:  # closes what is left of it
        assert client.process.stderr is not None
        assert b"Error" not in client.process.stderr.read()


def test_without_a_plan_it_does_not_begin(ctr: Ctr, tmp_path: Path) -> None:
    ran = ctr("mcp", cwd=tmp_path)
    assert ran.code == 2
    assert ran.out == ""
    assert "không tìm thấy kế hoạch" in ran.err
