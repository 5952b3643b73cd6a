-- Which territories, or what may be no state, are named as supplier in rows that may be of an item of the holder? One row for
-- each state that such a name may be counted as.
-- from: area, area_name_of, state, supplied_row, transfer, transfer_party
select area.name, area.standing, area.state, held.name as state_name, count(distinct supplied.united) as told
from supplied_row supplied
join transfer on transfer.transfer_id = supplied.transfer_id
join transfer_party party on party.register = transfer.register and party.order_id = transfer.order_id and party.role = 'supplier'
join area_name_of named on named.folded = party.folded
join area on area.area = named.area
left join (select state, max(name) as name from state group by state) held on held.state = area.state
group by area.name, area.standing, area.state, held.name
order by area.name nulls last, area.standing nulls last, area.state nulls last
