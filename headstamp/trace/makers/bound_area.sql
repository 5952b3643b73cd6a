-- Which territories, or what may be no state, do the holder's rows name as maker, and in how many items? One row for each
-- state that such a name may be counted as.
-- from: area, area_name_of, bound_base, item_word, state
select area.name, area.standing, area.state, held.name as state_name, count(distinct base.united) as told
from bound_base base
join item_word word on word.item = base.item and word.property = 'made_in'
join area_name_of named on named.folded = word.canon
join area on area.area = named.area
left join (select state, max(name) as name from state group by state) held on held.state = area.state
group by area.name, area.standing, area.state, held.name
order by area.name nulls last, area.standing nulls last, area.state nulls last
