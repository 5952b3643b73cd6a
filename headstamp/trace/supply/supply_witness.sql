-- Which rows speak for each supplier, where do they stand, and what do they say at what grade? cell is the place of the
-- name of the supplier, null where the row names none.
-- from: supply_named, supply_row, supply_told
select distinct supply_told.whom, supply_row.transfer_id, supply_row.united, supply_row.order_id, supply_row.register, supply_row.stage,
    supply_row.clean, supply_row.source, supply_row.cited, supply_row.locator, supply_row.reliability,
    supply_named.statement, supply_named.locator as cell, max(supply_told.certain) over (partition by supply_told.whom, supply_row.transfer_id) as certain
from supply_told
join supply_row on supply_row.transfer_id = supply_told.transfer_id
left join supply_named on supply_named.transfer_id = supply_told.transfer_id and supply_named.folded = supply_told.folded
where supply_told.meets = 1
order by supply_told.whom nulls last, supply_row.register nulls last, supply_row.source nulls last,
    supply_row.locator nulls last, supply_row.transfer_id nulls last, supply_named.statement nulls last
