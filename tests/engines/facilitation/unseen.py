"""Sentences written last of all, to measure the wordings; no wording is mended against them.

They stand for what the labelled packets cannot show, as these are by the hand that wrote the lists: how much
of what people write is understood at first sight. Lars Berg is another candidate.
"""

PUT = {
    "forbidden_ground": (
        "He turned fifty last year.",
        "She is young for the level.",
        "He has a baby on the way.",
        "With three kids she may not travel much.",
        "Her husband was transferred here, that is why she applies.",
        "He is Spanish and quite loud.",
        "She speaks with a strong accent, though I got used to it.",
        "He observes Ramadan in the launch month.",
        "She told me about her depression, which was brave.",
        "He walks with a stick.",
        "A tall, handsome man with presence.",
        "She is the only woman in the pipeline.",
    ),
    "similar_to_me": (
        "He reminds me of my younger self.",
        "We have the same background, both from the shop floor.",
        "I went to the same school, years before.",
        "We clicked right away.",
        "She does things exactly as I would.",
        "He is an engineer's engineer, like me.",
    ),
    "contrast": (
        "The candidate yesterday was quicker.",
        "Second best of the five we have interviewed.",
        "Lars explained it better.",
        "She is stronger than the other applicant.",
        "I still prefer the first one we saw.",
        "Of everyone so far, the most senior.",
    ),
    "urgency": (
        "We need someone before the summer.",
        "The desk has been empty for months.",
        "I do not want to start the search again.",
        "It has been four months and we are tired of interviewing.",
        "Frankly we need a warm body.",
        "If she can start in May I would take her.",
    ),
    "vague_trait": (
        "Great personality.",
        "Bright and motivated.",
        "Not a culture fit.",
        "Positive energy, very driven.",
        "Just a nice person.",
        "Would fit in well here.",
    ),
}
INNOCENT = (
    "He had the old pump replaced and kept the receipts.",
    "She asked each driver how long he had been waiting.",
    "He put the young trees on the shady side of the car park.",
    "Her children's ward project cut waiting by a third.",
    "He is from the audit side and reads contracts first.",
    "She was born in the middle of the reorganisation, as she jokes of her team.",
    "The French team was late; she flew there.",
    "He spoke of the accent that the campaign should set.",
    "She carried the heavy end of the migration.",
    "He fought for the blind test, and got it.",
    "She is well known at the port for her lists.",
    "We looked at the same three logs.",
    "I would have asked the customer first, as I told him.",
    "She did better on the phone than on paper.",
    "The first one that he tried failed.",
    "He said his post had been vacant and nobody minded.",
    "We need to hear Tom on this before we go on.",
    "She started from scratch with a blank sheet and two clerks.",
    "They waited another month for the part, which he should have seen.",
    "She gave the nice customers and the loud ones the same time.",
)
