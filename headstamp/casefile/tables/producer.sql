-- Which states are said to have made which model, when, and does the source claim to list all? state_folded is null where the
-- row does not say the state so that it can be read: no list with such a row is closed.
-- from: current, subject
with told as (
    select register, subject,
        max(case when property = 'model' then said end) as model,
        max(case when property = 'model' then canon end) as model_key,
        max(case when property = 'family' then said end) as family,
        max(case when property = 'family' then canon end) as family_key,
        max(case when property = 'class' then canon end) as class,
        max(case when property = 'calibre' then canon end) as calibre,
        max(case when property = 'producer_state' then said end) as state_said,
        max(case when property = 'producer_state' then canon end) as state_folded,
        max(case when property = 'producer_state' then id end) as statement,
        max(case when property = 'model' then id end) as named,
        max(case when property = 'local_name' then said end) as local_name,
        max(case when property = 'local_name' then canon end) as local_key,
        max(case when property = 'production' then canon end) as production,
        min(case when property = 'period_low' then low end) as first,
        max(case when property = 'period_high' then high end) as last,
        max(case when property = 'completeness' then canon end) as completeness
    from current
    where kind = 'Model' and register = 'producers'
    group by register, subject
)
select told.subject as producer, told.register, told.model, told.model_key, told.family, told.family_key, told.class,
    told.calibre, told.state_said, told.state_folded, coalesce(told.statement, told.named) as statement, told.local_name, told.local_key, told.production,
    told.first, told.last, coalesce(told.completeness, 'partial') as completeness, subject.source, subject.cited,
    subject.locator, subject.reliability, subject.root
from told
join subject on subject.register = told.register and subject.subject = told.subject
