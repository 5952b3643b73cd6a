-- Which names stand where a state is meant: as supplier, as maker? One row for each folded name.
-- from: diversion_word, item_word, producer, transfer_party
with used as (
    select folded, said, statement from transfer_party where role in ('supplier', 'made_in')
    union all
    select canon as folded, said, statement from item_word where property in ('made_in', 'designed_in')
    union all
    select canon as folded, said, statement from diversion_word where property in ('supplier', 'made_in')
    union all
    select state_folded as folded, state_said as said, statement from producer
)
select folded, min(said) as said, min(statement) as statement, count(*) as told
from used
where folded is not null
group by folded
