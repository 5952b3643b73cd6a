-- Which rows have an unknown supplier, and is each state that they offer for it counted already?
with unknown as (
    select distinct transfer_id from supply_told where sense = 'unknown' and meets = 1
),
offered as (
    select distinct dated.transfer_id, dated.word, dated.state, counted.state as counted
    from supply_dated dated
    left join (select distinct state from supply_told where meets = 1) counted on counted.state = dated.state
    where dated.sense = 'candidate' and dated.meets = 1
)
select unknown.transfer_id, count(offered.word) as offered, count(offered.word) - count(offered.counted) as open
from unknown
left join offered on offered.transfer_id = unknown.transfer_id
group by unknown.transfer_id
