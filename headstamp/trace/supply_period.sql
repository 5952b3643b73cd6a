-- Where does each listed year or period of a row lie: inside the window, partly, or not in it? Open bounds are null.
with listed as (
    select distinct supply_row.transfer_id, transfer_period.first, transfer_period.last
    from supply_row
    join transfer_period on transfer_period.transfer_id = supply_row.transfer_id
)
select row_number() over (order by listed.transfer_id nulls last, listed.first nulls last, listed.last nulls last) as period,
    listed.transfer_id, listed.first, listed.last,
    case when listed.first is null and listed.last is null then 1 else 0 end as undated,
    case when (asked.first is null or listed.last is null or listed.last >= asked.first)
        and (asked.last is null or listed.first is null or listed.first <= asked.last) then 1 else 0 end as meets,
    case when (asked.first is null or coalesce(listed.first >= asked.first, false))
        and (asked.last is null or coalesce(listed.last <= asked.last, false)) then 1 else 0 end as inside
from listed
cross join asked
