-- What is each row of the holder: which model, else which family, else only its class? Where rows that are one item
-- name several, all stand.
select held.united, held.item, held.alone, item.name, item.designation, coalesce(item.class, 'other') as class,
    item.count_low, item.count_high, item.place, item.seen_first, item.documented,
    found.model_key, found.family_key, model.model, coalesce(model.family, family_named.family) as family,
    model.class as model_class, told.id as statement
from held_row held
join item on item.item = held.item
left join model_match found on found.designation_key = item.designation_key and found.class = coalesce(item.class, 'other')
    and found.verdict = 'accept'
left join model on model.model_key = found.model_key
left join (select family_key, min(family) as family from model where family_key is not null group by family_key)
    family_named on family_named.family_key = found.family_key
left join current told on told.subject = item.item and told.property = 'designation'
