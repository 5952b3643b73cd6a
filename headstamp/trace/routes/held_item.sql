-- Which rows of items are of the holder, each with the item that it stands for and the route that it names? One row for each
-- of several routes.
-- from: current, held_by, item, item_united
select item.item, item_united.united, item.name, item.class, item.seen_first, item.seen_last, told.canon as obtained,
    told.id as statement, item.class_unread, case when told.hedge in ('vague', 'unreadable') then 1 else 0 end as unread
from item
join item_united on item_united.item = item.item
join held_by on held_by.item = item.item
left join current told on told.subject = item.item and told.property = 'obtained'
