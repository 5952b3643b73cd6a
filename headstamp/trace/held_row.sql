-- Which rows of items are of the holders asked for, and is everybody that a row names as holder among them?
-- A name that no table of parties knows is a party of its own.
-- from: bound_name, bound_party, item_united, item_word, party_name_of
with named as (
    select word.item, word.canon as folded,
        max(case when wanted.party is null and spelt.folded is null then 0 else 1 end) as asked
    from item_word word
    left join party_name_of known on known.folded = word.canon
    left join bound_party wanted on wanted.party = known.party
    left join bound_name spelt on spelt.folded = word.canon
    where word.property = 'holder'
    group by word.item, word.canon
)
select named.item, item_united.united, min(named.asked) as alone
from named
join item_united on item_united.item = named.item
group by named.item, item_united.united
having max(named.asked) = 1
