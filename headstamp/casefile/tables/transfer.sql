-- Which transfers do the registers tell, each of one stage? An order that was also delivered is two, of one order_id.
-- first and last are day ordinals; both open ends stay open. years counts the listed years of delivery.
with staged as (
    select told.subject, told.register, told.stage, told.status, told.low, told.high, told.hedge,
        coalesce(told.first, row_told.date_first, row_told.date_low) as first,
        coalesce(told.last, row_told.date_last, row_told.date_high) as last, told.years, told.money_low, told.money_high
    from transfer_stage told
    join transfer_row row_told on row_told.register = told.register and row_told.subject = told.subject
    where row_told.stage is null and told.is_told = 1
    union all
    select row_told.subject, row_told.register, coalesce(row_told.stage, register_told.stage, 'unknown') as stage,
        coalesce(row_told.status, register_told.status, 'unknown') as status,
        coalesce(row_told.quantity_low, bounded.low) as low, coalesce(row_told.quantity_high, bounded.high) as high,
        coalesce(row_told.quantity_hedge, bounded.hedge, 'unknown') as hedge,
        coalesce(row_told.date_first, row_told.date_low) as first,
        coalesce(row_told.date_last, row_told.date_high) as last, 0 as years,
        coalesce(row_told.money_low, row_told.money) as money_low, coalesce(row_told.money_high, row_told.money) as money_high
    from transfer_row row_told
    left join register_told on register_told.register = row_told.register
    left join bounded on bounded.low_said = row_told.quantity_low_said
        and bounded.high_said = row_told.quantity_high_said and bounded.hedge_said = row_told.quantity_hedge_said
    where row_told.stage is not null or not exists (select 1 from transfer_stage told
        where told.register = row_told.register and told.subject = row_told.subject and told.is_told = 1)
)
select concat(staged.subject, ':', staged.stage) as transfer_id, staged.subject as order_id, staged.register,
    row_told.name, staged.stage, staged.status, coalesce(row_told.form, 'unknown') as form,
    coalesce(row_told.role, register_told.role, 'supply') as role,
    row_told.designation, row_told.designation_key, row_told.description,
    coalesce(row_told.class, register_told.class, 'other') as class, row_told.category, row_told.calibre, row_told.goods,
    row_told.channel, row_told.programme, row_told.comments,
    staged.low as quantity_low, staged.high as quantity_high, staged.hedge as quantity_hedge,
    coalesce(row_told.unit, row_told.quantity_unit, register_told.unit, 'pieces') as unit,
    staged.money_low, staged.money_high,
    coalesce(row_told.currency, register_told.currency) as currency,
    staged.first, staged.last, staged.years,
    subject.source, subject.cited, subject.locator, subject.reliability, subject.root
from staged
join transfer_row row_told on row_told.register = staged.register and row_told.subject = staged.subject
join subject on subject.register = staged.register and subject.subject = staged.subject
left join register_told on register_told.register = staged.register
