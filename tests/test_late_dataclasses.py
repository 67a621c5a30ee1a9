"""Classes whose methods are made late are like those of the standard library."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import pkgutil
from dataclasses import FrozenInstanceError, fields, is_dataclass, replace
from importlib import import_module
from typing import Any, cast

import pytest

from ctr.late_dataclasses import dataclass, field_names
from ctr.plan import model
from ctr.plan.model.base import Model


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    one: int
    many: tuple[str, ...] = ()
    made: list[int] = dataclasses.field(default_factory=list, compare=False)

    def __post_init__(self) -> None:
        if self.one < 0:
            raise ValueError(self.one)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class AtOnce:
    one: int
    many: tuple[str, ...] = ()
    made: list[int] = dataclasses.field(default_factory=list, compare=False)


@dataclass(frozen=True)
class Plain:
    one: int
    two: int = 2

    def __repr__(self) -> str:
        return "own"


@dataclass(frozen=True, slots=True, order=True)
class Ordered:
    one: int


@dataclass(slots=True)
class Open:
    one: int = 1
    many: list[int] = dataclasses.field(default_factory=list, repr=False)


def test_what_may_be_changed_is_no_key() -> None:
    changed = Open()
    changed.one = 2
    assert changed == Open(2) != Open()
    assert repr(changed) == "Open(one=2)"
    assert changed.many is not Open().many
    with pytest.raises(TypeError):
        hash(changed)


def test_their_fields_have_names_before_they_are_made() -> None:
    assert field_names(Late) == tuple(field.name for field in fields(Late))
    assert field_names(Model) == field_names(AtOnce) == ()


def test_every_class_of_the_model_is_made_late() -> None:
    for each in pkgutil.iter_modules(model.__path__, f"{model.__name__}."):
        module = import_module(each.name)
        for kind in vars(module).values():
            if is_dataclass(kind) and kind.__module__ == each.name:
                assert field_names(cast(type[Any], kind)), kind


def test_they_are_made_and_shown_as_others() -> None:
    late, other = Late(one=1, many=("a",)), AtOnce(one=1, many=("a",))
    assert repr(late) == repr(other).replace("AtOnce", "Late")
    assert is_dataclass(late)
    assert [field.name for field in fields(late)] == [field.name for field in fields(other)]
    assert replace(late, one=2) == Late(one=2, many=("a",))
    assert late.made == []
    assert late.made is not Late(one=1).made
    assert not hasattr(late, "__dict__")


@pytest.mark.parametrize("kind", [Late, AtOnce])
def test_they_are_refused_and_compared_as_others(kind: Any) -> None:
    assert kind(one=1, made=[1]) == kind(one=1, made=[2]) != kind(one=2)
    assert hash(kind(one=1)) == hash(kind(one=1))
    for values in ({}, {"one": 1, "other": 2}):
        with pytest.raises(TypeError):
            kind(**values)
    with pytest.raises(TypeError):
        kind(1)
    for change in (("__setattr__", "one", 2), ("__delattr__", "one")):
        with pytest.raises(FrozenInstanceError):
            getattr(kind(one=1), change[0])(*change[1:])


def test_what_a_class_says_of_itself_stays() -> None:
    assert repr(Plain(1)) == "own"
    assert Plain(1, 3) == Plain(1, two=3) != Plain(1)
    assert Late.__doc__ is None
    assert Ordered(1) < Ordered(2)
    assert sorted([Ordered(2), Ordered(1)]) == [Ordered(1), Ordered(2)]
    with pytest.raises(TypeError):
        assert Ordered(1) < Plain(1)  # type: ignore[operator]
    with pytest.raises(ValueError, match="-1"):
        Late(one=-1)


def test_they_can_be_copied_and_sent() -> None:
    late = Late(one=1, many=("a",))
    assert copy.deepcopy(late) == late == pickle.loads(pickle.dumps(late))


def test_what_a_field_is_given_counts_whatever_it_is_called() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Gaps:
        make: str = dataclasses.field(repr=False)
        missing: list[str] = dataclasses.field(default_factory=list)
        put: int = dataclasses.field(default=2, compare=False)

    gaps = Gaps(missing=["a"], make="b")
    assert (gaps.missing, gaps.put, gaps.make) == (["a"], 2, "b")
    assert gaps == Gaps(missing=["a"], put=3, make="b")
    with pytest.raises(TypeError):
        Gaps()  # type: ignore[call-arg]


def test_its_own_hash_stays() -> None:
    @dataclass()
    class Known:
        one: int

        def __hash__(self) -> int:
            return 7

    assert hash(Known(1)) == 7


def test_what_is_not_served_is_refused() -> None:
    with pytest.raises(TypeError, match="inherits fields"):

        @dataclass(frozen=True)
        class _Inherits(Plain):
            three: int = 3

    with pytest.raises(TypeError, match="more of a field"):

        @dataclass(frozen=True)
        class _Asks:
            one: int = dataclasses.field(init=False)
