"""Words that say nothing about which story is told: of the language, of work, of interviews."""

_LANGUAGE = """
a about above after again against all almost alone along already also although always am among an
and another any anybody anyone anything are around as ask at away back be became because become been
before began begin being below best better between both bring brought but by call came can cannot
case clear close come could day did different do does doing done down during each early either else
end enough even ever every everybody everyone everything example far few first for found four from
full further gave get give given go goes going gone good got great had half happen hard has have
having he hear held her here hers herself him himself his hour how however i if in instead into is
it its itself just keep kept kind knew know known large last late later least left less let like
little long look lot made make many matter may me mean might mine minute moment month more most much
must my myself name nearly need never new next night no nobody none nor not nothing now number of
off often old on once one only open or other others our ours out over own page part people per
perhaps person place point put quite rather reach read real really right said same saw say second
see seem seen sent set several shall she short should show side simple since small so some somebody
someone something sometimes soon still stood stop such sure take talk tell than that the their
theirs them themselves then there these they thing think third this those though thought three
through till time today together told too took toward try turn twice two under until up upon us use
very want was way we week well went were what when where whether which while who whole whom whose
why will with within without word work would write written wrong wrote year yes yesterday yet you
your yours five six seven eight nine ten 10 20 30 100 1000 hundred thousand million per cent percent
monday tuesday wednesday thursday friday saturday sunday january february march april june july
august september october november december morning afternoon evening spring summer autumn winter
"""
_WORK = """
answer asked boss board bought budget business buy careful change chief client colleague company
cost customer customers data deliver department director document email error fact failed fault
figure fix goal help hire improve interview interviewer issue job launch lead leader letter mail
manager measure meeting mistake money office order owner ownership paper pay pays paid plan possible
price principle problem process product project proposal question quarter raised rang rating reason
report responsibility result review ring rule said sale sales save service situation solution
standard start started step story support system target task team test trust user users value vote
complaint complained explain explained apologised agreed refused promised noticed checked learnt
changed moved offered decided decision deputy site shop shift partner supplier software code release
version tool candidate evidence feedback detail details curious simplify result results decide
action bias backbone frugality
"""
COMMON = frozenset(f"{_LANGUAGE} {_WORK}".split())
