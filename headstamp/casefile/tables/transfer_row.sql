-- What does each row of a register of transfers say, cell by cell?
-- from: current
select register, subject,
    max(case when property = 'transfer_id' then said end) as name,
    max(case when property = 'designation' then said end) as designation,
    max(case when property = 'designation' then canon end) as designation_key,
    max(case when property = 'description' then said end) as description,
    max(case when property = 'class' then canon end) as class,
    max(case when property = 'category' then said end) as category,
    max(case when property = 'calibre' then canon end) as calibre,
    max(case when property = 'goods' then said end) as goods,
    max(case when property = 'stage' then canon end) as stage,
    max(case when property = 'status' then canon end) as status,
    max(case when property = 'form' then canon end) as form,
    max(case when property = 'role' then canon end) as role,
    max(case when property = 'channel' then said end) as channel,
    max(case when property = 'programme' then said end) as programme,
    max(case when property = 'unit' then canon end) as unit,
    max(case when property = 'currency' then canon end) as currency,
    max(case when property = 'comments' then said end) as comments,
    coalesce(max(case when property = 'quantity_low' then said end), '') as quantity_low_said,
    coalesce(max(case when property = 'quantity_high' then said end), '') as quantity_high_said,
    coalesce(max(case when property = 'quantity_hedge' then said end), '') as quantity_hedge_said,
    -- A cell that lists several numbers, or several units, gives no single quantity.
    case when count(case when property = 'quantity' then said end) = 1
        then max(case when property = 'quantity' then low end) end as quantity_low,
    case when count(case when property = 'quantity' then said end) = 1
        then max(case when property = 'quantity' then high end) end as quantity_high,
    case when count(case when property = 'quantity' then said end) = 1
        then max(case when property = 'quantity' and hedge <> 'unreadable' then hedge end) end as quantity_hedge,
    case when count(case when property = 'quantity' then said end) = 1
        then max(case when property = 'quantity' then canon end) end as quantity_unit,
    min(case when property = 'date' then low end) as date_first,
    max(case when property = 'date' then high end) as date_last,
    min(case when property = 'date_low' then low end) as date_low,
    max(case when property = 'date_high' then high end) as date_high,
    max(case when property = 'money' then low end) as money,
    max(case when property = 'money_low' then low end) as money_low,
    max(case when property = 'money_high' then high end) as money_high
from current
where kind = 'Transfer'
group by register, subject
