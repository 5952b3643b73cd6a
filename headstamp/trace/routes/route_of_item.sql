-- Which routes could have brought each item to the holder? An own code settles it, of several each is possible; else the codes of events that fit:
-- lost to this holder, by a party that the item is said to come from or a part of it or its whole, of the item's
-- class or a parent of it, begun before the sighting ends, and not denied. A code or a class outside its list leaves all
-- that fits possible, and none certain: D0 stands beside it.
-- from: class_within, from_party, held_item, item_from, lost_to_holder, related_party
with own as (
    select distinct item.united, item.obtained as route, item.statement
    from held_item item
    where item.obtained is not null and item.obtained <> 'D0'
),
fitting as (
    select distinct item.united, event.route, event.statement,
        case when event.route_unread = 1 or class_within.class is null then 1 else 0 end as open
    from held_item item
    join item_from came on came.item = item.item
    join lost_to_holder event on event.status <> 'denied' and (event.route <> 'D0' or event.route_unread = 1)
    join from_party lost on lost.diversion = event.diversion
    join related_party related on (related.part = lost.party and related.whole = came.party)
        or (related.part = came.party and related.whole = lost.party)
    left join class_within on class_within.class = item.class and class_within.whole = event.class
    where (class_within.class is not null or item.class_unread = 1 or event.class_unread = 1) and event.class <> 'mixed' and (event.first is null or item.seen_last is null or event.first <= item.seen_last)
        and item.united not in (select united from own)
)
select united, route, statement from own
union
select united, route, statement from fitting
union
select united, 'D0' as route, statement from fitting where open = 1
union
select united, 'D0' as route, statement from held_item where unread = 1
