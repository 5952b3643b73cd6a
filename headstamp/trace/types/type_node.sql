-- Which nodes of class, family and model do the items show, with how many things, first when? One row for each node.
-- low: the largest count of one item; high: all items together, null where one of them gives no upper end.
-- from: class_rank, typed_item
with placed as (
    select typed_item.*, class_rank.rank,
        case when typed_item.model_key is not null then 'model' when typed_item.family_key is not null then 'family'
            else 'class' end as level,
        coalesce(typed_item.model_key, typed_item.family_key, typed_item.class) as node
    from typed_item
    join class_rank on class_rank.class = typed_item.class
    where typed_item.counts = 1
)
select placed.level, placed.node, max_by(placed.class, placed.rank) as class, min(placed.family_key) as family_key,
    count(*) as items, max(placed.low) as low, case when count(*) = count(placed.high) then sum(placed.high) end as high,
    min(placed.name) as name
from placed
group by placed.level, placed.node
