-- Which transfers have an unknown supplier, and is each state that they offer for it counted already? One that another row
-- of the same transfer names, within the window, is not unknown.
-- from: supply_dated, supply_row, supply_told
with row_names as (
    select united, transfer_id, max(case when sense = 'unknown' then 1 else 0 end) as unknown
    from supply_told
    where meets = 1
    group by united, transfer_id
),
unknown as (
    select united from row_names group by united having min(unknown) = 1
),
offered as (
    select distinct supply_row.united, dated.word, dated.state, counted.state as counted
    from supply_dated dated
    join supply_row on supply_row.transfer_id = dated.transfer_id
    left join (select distinct state from supply_told where meets = 1) counted on counted.state = dated.state
    where dated.sense = 'candidate' and dated.meets = 1
)
select unknown.united, count(offered.word) as offered, count(offered.word) - count(offered.counted) as open
from unknown
left join offered on offered.united = unknown.united
group by unknown.united
