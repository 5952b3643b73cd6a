-- Which states can each name mean for its days (contracts, section 5: dated)? None where no state of the name was there or had
-- begun: the name is then that of a territory of another state.
-- With days of make (dated = 1): those of its states, and of the states before them in the same seat, that were there.
-- Without: the state of that name at the sighting, else those of the name that had begun; and with a successor the
-- states before it in its seat, unless the model is known to have begun after they ended: not to know its age narrows nothing.
-- from: mention, state, state_counted, state_name_of
with spell as (
    select state, seat, coalesce(first, 0) as first, coalesce(last, 9999999) as last
    from state
    where sure = 1
),
earlier as (
    select later.state, prior.state as earlier, prior.first, prior.last
    from spell later
    join spell prior on prior.seat = later.seat and prior.first < later.first and prior.last <= later.first
),
named as (
    select distinct mention.mention, mention.dated, mention.since, mention.until, spell.state, spell.first, spell.last
    from mention
    join state_name_of known on known.folded = mention.folded
    join spell on spell.state = known.state
),
fitting as (
    select mention, state from named where first <= until and last >= since
    union
    select named.mention, earlier.earlier as state
    from named
    join earlier on earlier.state = named.state
    where named.dated = 1 and earlier.first <= named.until and earlier.last >= named.since
),
begun as (
    select mention, state
    from named
    where dated = 0 and first <= until and mention not in (select mention from fitting)
),
chosen as (
    select mention, state from fitting
    union
    select mention, state from begun
),
meant as (
    select mention, state from chosen
    union
    select chosen.mention, earlier.earlier as state
    from chosen
    join mention on mention.mention = chosen.mention
    join earlier on earlier.state = chosen.state
    where mention.dated = 0 and mention.begun <= earlier.last
)
select distinct meant.mention, counted.counted as state
from meant
join state_counted counted on counted.state = meant.state
