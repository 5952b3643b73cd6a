-- Where does each listed year or period of a row lie: inside the window, partly, or not in it? Open bounds are null.
-- alive: the row names the recipient itself, or the recipient existed on one of these days. A party that did not exist yet, or no
-- more, was nobody's recipient: a row that only may concern it meets the window on no such day.
-- from: asked, supply_row, transfer_period
with listed as (
    select distinct supply_row.transfer_id, transfer_period.first, transfer_period.last,
        case when supply_row.for_whom = 'own'
            or ((asked.began is null or transfer_period.last is null or transfer_period.last >= asked.began)
                and (asked.ended is null or transfer_period.first is null or transfer_period.first <= asked.ended))
            then 1 else 0 end as alive
    from supply_row
    join transfer_period on transfer_period.transfer_id = supply_row.transfer_id
    cross join asked
)
select row_number() over (order by listed.transfer_id nulls last, listed.first nulls last, listed.last nulls last) as period,
    listed.transfer_id, listed.first, listed.last,
    case when listed.first is null and listed.last is null then 1 else 0 end as undated,
    listed.alive,
    case when listed.alive = 1 and (asked.first is null or listed.last is null or listed.last >= asked.first)
        and (asked.last is null or listed.first is null or listed.first <= asked.last) then 1 else 0 end as meets,
    case when (asked.first is null or coalesce(listed.first >= asked.first, false))
        and (asked.last is null or coalesce(listed.last <= asked.last, false)) then 1 else 0 end as inside
from listed
cross join asked
