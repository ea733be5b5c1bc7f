"""The finished messages of a dashboard, at each of its addresses and choices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Navigation_pb2 import Navigation

from tests.support.benchmark.reader import Choice, Reader, key_of, reading

# The page on which readers load their own study shows none of its own accord.
WITHOUT_STUDY = "your_study"


@dataclass(frozen=True)
class Address:
    """A page, and which of its outcomes is shown.

    Attributes:
        page: Its name in the link.
        outcome: The option of its control, which has the name of the page; none if it has no such.
    """

    page: str
    outcome: str | None = None

    @property
    def name(self) -> str:
        """What it is called in a table."""
        return self.page if self.outcome is None else f"{self.page} {self.outcome}"

    @property
    def query(self) -> dict[str, str]:
        """What its link says."""
        return {} if self.outcome is None else {self.page: self.outcome}


@dataclass(frozen=True)
class State:
    """What a page shows at an address once something is chosen.

    Attributes:
        address: Where.
        choices: The controls that are not as they were at first, with their values.
        values: All controls with a key, with their values.
        deltas: The finished messages, in their order.
    """

    address: Address
    choices: dict[str, Choice]
    values: dict[str, Choice]
    deltas: list[ForwardMsg]


@dataclass(frozen=True)
class Recording:
    """All that a floor is built from.

    Attributes:
        navigation: The menu.
        states: What the pages show; of each address first what nothing was chosen for.
    """

    navigation: Navigation
    states: list[State]

    @property
    def visits(self) -> list[str]:
        """Every visit that can be chosen."""
        return sorted({str(each.values["day"]) for each in self.states if "day" in each.values})

    @property
    def addresses(self) -> list[Address]:
        """Every address, in the order of the menu."""
        return list(dict.fromkeys(state.address for state in self.states))


def control_of(deltas: list[ForwardMsg], key: str) -> Element | None:
    """The control of this key, if the page has it."""
    for message in deltas:
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind and key_of(getattr(getattr(element, kind), "id", "")) == key:
            return element
    return None


def record(url: str) -> Recording:
    """Open whatever the floor is to show of the dashboard that is served there."""
    with reading(url, keeps_messages=False) as reader:
        first = reader.open("")
        navigation = next(
            each.navigation for each in reversed(first.messages) if each.HasField("navigation")
        )
        pages = [
            each.url_pathname
            for each in navigation.app_pages
            if not each.is_hidden and each.url_pathname != WITHOUT_STUDY
        ]
        addresses = [address for page in pages for address in _addresses(reader, page)]
    states = []
    for address in addresses:
        for choices in _choices(url, address):
            with reading(url, keeps_messages=False) as reader:
                reader.open(address.page, **address.query)
                for key, value in choices.items():
                    reader.choose(key, value)
                # The second run is the one that readers wait for again and again.
                answer = reader.again()
                assert not answer.has_error, address
                states.append(State(address, choices, reader.values, answer.deltas))
    return Recording(navigation, states)


def _addresses(reader: Reader, page: str) -> Iterator[Address]:
    control = control_of(reader.open(page).deltas, page)
    if control is None:
        yield Address(page)
        return
    for option in control.button_group.options:
        yield Address(page, option.content)


def _choices(url: str, address: Address) -> list[dict[str, Choice]]:
    """Nothing, each other visit, and the other statistic, where there is a control for it."""
    with reading(url, keeps_messages=False) as reader:
        deltas = reader.open(address.page, **address.query).deltas
        chosen = reader.values
    found: list[dict[str, Choice]] = [{}]
    day = control_of(deltas, "day")
    if day is not None:
        names = [option.content for option in day.button_group.options]
        found += [{"day": name} for name in names if name != chosen["day"]]
    if control_of(deltas, "median") is not None:
        found.append({"median": True})
    return found
