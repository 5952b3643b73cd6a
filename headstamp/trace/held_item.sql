-- Which rows of items are of the holder, each with the item that it stands for and what it says of its route?
select item.item, item_united.united, item.name, item.class, item.seen_first, item.seen_last, item.obtained,
    min(told.id) as statement
from item
join item_united on item_united.item = item.item
join held_by on held_by.item = item.item
left join current told on told.subject = item.item and told.property = 'obtained'
group by item.item, item_united.united, item.name, item.class, item.seen_first, item.seen_last, item.obtained
