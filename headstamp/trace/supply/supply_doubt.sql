-- Which rows touch the window and only may concern the question, and why: by their recipient, by who reports them, or
-- because they state no stage? One row for each transfer and reason; name is what the reader should look at.
-- from: asked_open, open_recipient, supply_row, supply_told, transfer_party
with told as (
    select distinct supply_told.united, supply_row.register, supply_row.order_id, supply_row.role, supply_row.for_whom,
        supply_row.stage_known, supply_told.said as supplier
    from supply_told
    join supply_row on supply_row.transfer_id = supply_told.transfer_id
    where supply_told.meets = 1 and supply_row.clean = 0
)
select distinct case when territory.folded is null then 'unresolved recipient' else 'territory' end as why, told.united, told.register, party.said as name
from told
join transfer_party party on party.register = told.register and party.order_id = told.order_id and party.role = 'recipient'
join asked_open on asked_open.folded = party.folded
left join (select distinct folded from open_recipient where sense = 'area') territory on territory.folded = party.folded
where told.for_whom = 'unresolved'
union all
select distinct 'no recipient' as why, told.united, told.register, null as name
from told
where told.for_whom = 'not stated'
union all
select distinct 'end user' as why, told.united, told.register, party.said as name
from told
left join transfer_party party on party.register = told.register and party.order_id = told.order_id
    and party.role = 'recipient'
where told.for_whom = 'end user'
union all
select distinct told.role as why, told.united, told.register, told.supplier as name
from told
where told.role <> 'supply'
union all
select distinct 'no stage' as why, told.united, told.register, told.supplier as name
from told
where told.stage_known = 0
