-- Which names stand where a party is meant: as holder, as the one from whom or to whom? One row for each folded name.
-- from: diversion_word, item_word, transfer_party
with used as (
    select canon as folded, said, statement from item_word where property in ('holder', 'obtained_from')
    union all
    select canon as folded, said, statement from diversion_word where property in ('from_party', 'to_party')
    union all
    select folded, said, statement from transfer_party where role in ('recipient', 'end_user')
)
select folded, min(said) as said, min(statement) as statement, count(*) as told
from used
where folded is not null
group by folded
