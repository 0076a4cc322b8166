"""Meetings of every kind: labelled ones taken apart and mixed, and ones that make no sense at all."""

from hypothesis import strategies as st

from doordesk.engines.facilitation import (
    Column,
    Line,
    Meeting,
    Member,
    Part,
    Passage,
    Principle,
    Step,
    Vote,
)
from tests.engines.facilitation.meetings import packets

LABELLED = packets()
TEXTS = sorted({one.text for packet in LABELLED for one in packet.meeting.passages})

ids = st.integers(0, 6)
texts = st.one_of(
    st.sampled_from(TEXTS),
    st.text(max_size=80),
    st.lists(
        st.sampled_from(["she", "we", "I", "need", "accent", "“", '"', ".", "\n", "ß", "İ"]), max_size=40
    ).map(" ".join),
)
votes = st.none() | st.integers(-1, 6)
members = st.lists(
    st.builds(
        Member,
        ids,
        st.sampled_from(("Ana", "Bo", "Cy", "", "Özil")),
        st.integers(1, 9),
        st.booleans(),
        st.booleans(),
        st.none() | st.integers(0, 99),
    ),
    unique_by=lambda one: one.id,
    max_size=6,
).map(tuple)
principles = st.lists(
    st.builds(
        Principle,
        ids,
        st.sampled_from(("Ownership", "Dig deep", "")),
        st.lists(ids, max_size=3).map(tuple),
    ),
    unique_by=lambda one: one.id,
    max_size=4,
).map(tuple)
passages = st.lists(
    st.builds(Passage, st.integers(0, 99), ids, st.none() | ids, st.sampled_from(Part), texts, votes),
    unique_by=lambda one: one.id,
    max_size=8,
).map(tuple)
meetings = st.one_of(
    st.sampled_from([packet.meeting for packet in LABELLED]),
    st.builds(
        Meeting,
        st.sampled_from(Step),
        st.sampled_from(("Kim Sato", "", "Ana")),
        members,
        principles,
        passages,
        st.lists(st.builds(Vote, ids, votes, votes), unique_by=lambda one: one.person, max_size=6).map(tuple),
        st.lists(ids, unique=True, max_size=6).map(tuple),
        st.lists(
            st.builds(Line, ids, st.sampled_from(Column), ids, texts, st.none() | st.integers(0, 99)),
            max_size=3,
        ).map(tuple),
        st.lists(st.tuples(ids, ids), max_size=2).map(tuple),
        st.none() | st.integers(-1, 400),
        st.lists(st.sampled_from(("Lars Berg", "Ana", "(", "")), max_size=2).map(tuple),
    ),
)
