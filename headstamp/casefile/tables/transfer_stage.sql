-- What does a row say of each stage that it distinguishes: ordered and delivered, promised and delivered? One row for each
-- stage; days of order and pledge and years of delivery are those of their own stage, others those of the row.
-- is_told: a number that is not disclosed tells of no delivery; a number, a sum of money or a day does, and so does one that
-- could not be read, which may be any.
-- from: current
with spoken as (
    select register, subject, property, said, canon, low, high, hedge,
        case when property in ('order_date', 'contracted.quantity', 'contracted.quantity_uncertain', 'contracted.money')
                then 'contracted'
            when property in ('delivered.year', 'delivered.quantity', 'delivered.quantity_uncertain', 'delivered.money')
                then 'delivered'
            when property in ('shipped.quantity', 'shipped.quantity_uncertain', 'shipped.money') then 'shipped'
            when property in ('authorised.quantity', 'authorised.quantity_uncertain', 'authorised.money') then 'authorised'
            when property in ('notified.quantity', 'notified.quantity_uncertain', 'notified.money') then 'notified'
            when property in ('pledged.date', 'pledged.quantity', 'pledged.quantity_uncertain', 'pledged.money')
                then 'pledged'
            end as status,
        case when property in ('contracted.quantity', 'delivered.quantity', 'shipped.quantity', 'authorised.quantity',
                'notified.quantity', 'pledged.quantity') then 'quantity'
            when property in ('contracted.quantity_uncertain', 'delivered.quantity_uncertain', 'shipped.quantity_uncertain',
                'authorised.quantity_uncertain', 'notified.quantity_uncertain', 'pledged.quantity_uncertain') then 'uncertain'
            when property in ('contracted.money', 'delivered.money', 'shipped.money', 'authorised.money', 'notified.money',
                'pledged.money') then 'money'
            else 'day' end as what
    from current
    where kind = 'Transfer'
)
select register, subject, status,
    case when status in ('notified', 'pledged') then 'proposed' when status = 'authorised' then 'licensed' else status end
        as stage,
    max(case when what = 'quantity' then low end) as low,
    max(case when what = 'quantity' then high end) as high,
    case when max(case when what = 'uncertain' and coalesce(canon, 'yes') <> 'no' then 1 else 0 end) = 1
            and max(case when what = 'quantity' then low end) is not null then 'estimated'
        else coalesce(max(case when what = 'quantity' and hedge <> 'unreadable' then hedge end), 'unknown') end as hedge,
    max(case when what = 'money' then low end) as money_low,
    max(case when what = 'money' then high end) as money_high,
    min(case when what = 'day' then low end) as first,
    max(case when what = 'day' then high end) as last,
    count(distinct case when property = 'delivered.year' then said end) as years,
    max(case when what = 'day' or (what <> 'uncertain' and (low is not null or high is not null or hedge = 'unreadable')) then 1 else 0 end)
        as is_told
from spoken
where status is not null
group by register, subject, status
