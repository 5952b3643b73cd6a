-- What did others count and say? Printed beside what we count, never added to it. Cells that list several parties stand in
-- the statements.
-- from: bounded, current, subject
with told as (
    select register, subject,
        max(case when property = 'fact_id' then said end) as name,
        max(case when property = 'claim' then said end) as claim,
        max(case when property = 'item' then said end) as item,
        coalesce(max(case when property = 'quantity_low' then said end), '') as quantity_low_said,
        coalesce(max(case when property = 'quantity_high' then said end), '') as quantity_high_said,
        coalesce(max(case when property = 'quantity_hedge' then said end), '') as quantity_hedge_said,
        max(case when property = 'place' then said end) as place,
        min(case when property = 'date_low' then low end) as first,
        max(case when property = 'date_high' then high end) as last,
        max(case when property = 'how_said' then said end) as how_said,
        min(case when property = 'value' then low end) as value_low,
        max(case when property = 'value' then high end) as value_high,
        max(case when property = 'currency' then said end) as currency
    from current
    where kind = 'Claim'
    group by register, subject
)
select told.subject as claim_id, told.name, told.claim, told.item, bounded.low as quantity_low,
    bounded.high as quantity_high, coalesce(bounded.hedge, 'unknown') as quantity_hedge, told.quantity_hedge_said,
    told.place, told.first, told.last, told.how_said, told.value_low, told.value_high, told.currency,
    subject.source, subject.cited, subject.locator, subject.source_kind, subject.source_url, subject.note
from told
join subject on subject.register = told.register and subject.subject = told.subject
left join bounded on bounded.low_said = told.quantity_low_said and bounded.high_said = told.quantity_high_said
    and bounded.hedge_said = told.quantity_hedge_said
