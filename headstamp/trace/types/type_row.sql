-- What does each row that shows a node say by itself: how, where and when its thing was documented, and how many? In the
-- order of time. page is the source that says so.
-- from: bound_base, current, item, typed_item
select coalesce(typed_item.model_key, typed_item.family_key, typed_item.class) as node,
    case when typed_item.model_key is not null then 'model' when typed_item.family_key is not null then 'family'
        else 'class' end as level,
    typed_item.united, base.name, item.place, item.documented, item.seen_first, item.seen_last, item.count_low, item.count_high,
    item.count_hedge, coalesce(item.reliability, 'F') as grade, coalesce(item.cited, item.source) as page,
    coalesce(told.id, spoken.statement) as statement
from typed_item
join bound_base base on base.united = typed_item.united and base.alone = 1
join item on item.item = base.item
join (select register, subject, min(id) as statement from current where kind = 'Item' group by register, subject) spoken
    on spoken.register = item.register and spoken.subject = item.item
left join current told on told.register = item.register and told.subject = item.item and told.property = 'designation'
where typed_item.counts = 1
