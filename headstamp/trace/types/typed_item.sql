-- What is each item: of which model, else of which family, else only of which class? One row for each item.
-- Only rows that name no other holder tell, and where grades are asked for only those at the threshold; rows of one
-- item that name several models or families tell what these share. counts: 0 where no row tells anything. For items
-- of which no row tells (a row neither, whose class could not be read and whose model nothing says), the model and the family are those that the other rows name. low, high: the hull of the rows.
-- from: bound_base, class_rank, item, model, type_asked
with told as (
    select base.united, base.item, base.name,
        case when base.blurred = 1 or (base.class_unread = 1 and base.family_key is null) then 0
            when asked.graded = 1 then base.narrows else base.alone end as tells, class_rank.class, class_rank.rank, model.model_key,
        base.family_key, coalesce(of_model.rank, 0) as model_rank, model.class as model_class, item.count_low,
        item.count_high
    from bound_base base
    cross join type_asked asked
    join item on item.item = base.item
    join class_rank on class_rank.class = base.class
    left join model on model.model_key = base.any_model
    left join class_rank of_model on of_model.class = model.class
),
shown as (
    select united, tells, count(distinct model_key) as models, max(model_key) as model_key,
        count(distinct family_key) as families, max(family_key) as family_key, max_by(class, rank) as class,
        max_by(case when model_rank > rank then model_class else class end, case when model_rank > rank then model_rank else rank end)
            as deepest
    from told
    group by united, tells
),
hull as (
    select united, min(name) as name, min(coalesce(count_low, 1)) as low,
        case when count(*) = count(count_high) then max(count_high) end as high, max_by(class, rank) as class
    from told
    group by united
)
select hull.united, hull.name, hull.low, hull.high, coalesce(shown.tells, 0) as counts,
    case when known.families = 1 and known.models = 1 then known.model_key end as model_key,
    case when known.families = 1 then known.family_key end as family_key,
    case when known.families = 1 and known.models = 1 then known.deepest else known.class end as class
from hull
left join shown on shown.united = hull.united and shown.tells = 1
join shown known on known.united = hull.united and known.tells = coalesce(shown.tells, 0)
