-- Under which designations and classes do items, transfers and losses stand, each once? A class that no cell gives is
-- other. spoken: whether an item has it.
-- from: current, diversion, item, transfer
with used as (
    select designation_key, designation, class, item as subject, register, 1 as of_item from item
    union all
    select designation_key, designation, class, order_id as subject, register, 0 as of_item from transfer
    union all
    select designation_key, designation, class, diversion as subject, register, 0 as of_item from diversion
)
select used.designation_key, coalesce(used.class, 'other') as class, min(used.designation) as designation,
    max(used.of_item) as of_item, min(told.id) as statement
from used
join current told on told.register = used.register and told.subject = used.subject and told.property = 'designation'
where used.designation_key is not null
group by used.designation_key, coalesce(used.class, 'other')
