-- What does each source say was lost or diverted: by whom, to whom, how, how much, when?
-- from: bounded, current, subject
with told as (
    select register, subject,
        max(case when property = 'diversion_id' then said end) as name,
        max(case when property = 'route' then canon end) as route,
        max(case when property = 'route_said' then said end) as route_said,
        max(case when property = 'point' then canon end) as point,
        max(case when property = 'designation' then said end) as designation,
        max(case when property = 'designation' then canon end) as designation_key,
        max(case when property = 'class' then canon end) as class,
        max(case when property = 'class' and hedge = 'vague' then 1 else 0 end) as class_unread,
        max(case when property = 'route' and hedge = 'vague' then 1 else 0 end) as route_unread,
        coalesce(max(case when property = 'quantity_low' then said end), '') as quantity_low_said,
        coalesce(max(case when property = 'quantity_high' then said end), '') as quantity_high_said,
        coalesce(max(case when property = 'quantity_hedge' then said end), '') as quantity_hedge_said,
        max(case when property = 'unit' then said end) as unit,
        max(case when property = 'money_low' then low end) as money_low,
        max(case when property = 'money_high' then high end) as money_high,
        max(case when property = 'currency' then canon end) as currency,
        max(case when property = 'place' then said end) as place,
        min(case when property = 'date_low' then low end) as first,
        max(case when property = 'date_high' then high end) as last,
        max(case when property = 'authorised' then canon end) as authorised,
        max(case when property = 'status' then canon end) as status
    from current
    where kind = 'Custody'
    group by register, subject
)
select told.subject as diversion, told.register, coalesce(told.name, told.subject) as name, coalesce(told.route, 'D0') as route, told.route_said,
    told.point, told.designation, told.designation_key, told.class, told.class_unread, told.route_unread, coalesce(bounded.is_unread, 0) as quantity_unread,
    bounded.low as quantity_low,
    bounded.high as quantity_high, coalesce(bounded.hedge, 'unknown') as quantity_hedge, told.unit, told.money_low,
    told.money_high, told.currency, told.place, told.first, told.last, told.authorised,
    coalesce(told.status, 'reported') as status, subject.source, subject.cited, subject.locator, subject.reliability,
    subject.root, subject.quote, subject.note
from told
join subject on subject.register = told.register and subject.subject = told.subject
left join bounded on bounded.low_said = told.quantity_low_said and bounded.high_said = told.quantity_high_said
    and bounded.hedge_said = told.quantity_hedge_said
