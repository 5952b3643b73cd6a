-- Who may have supplied the thing of each row: suppliers of its model (known_by 0) or of its family (1), begun before the
-- last day of the sighting; and beside them those of a row whose name is not decided (2)? Such a row may be of the thing
-- where the classes of its family allow it, or where its model or family is proposed. It widens what is known and narrows nothing.
-- from: arms_supplied, arms_supplier, bound_base, class_related, model, name_proposed
with known as (
    select base.item, base.united, base.narrows, arms.transfer_id,
        case when arms.model_key = base.any_model then 0 else 1 end as known_by
    from bound_base base
    join arms_supplied arms on arms.undecided = 0 and arms.family_key = base.family_key and arms.first < base.until_seen
),
by_class as (
    -- A model of which no row says the class may be of any.
    select distinct told_of.family_key, pair.class
    from (select family_key, class from bound_base union select family_key, class from model) told_of
    join class_related pair on pair.other = coalesce(told_of.class, pair.other)
),
by_name as (
    select distinct model.family_key, proposed.designation_key, proposed.class
    from name_proposed proposed
    join model on model.model = proposed.name or model.family = proposed.name
),
undecided as (
    select by_class.family_key, arms.transfer_id, arms.first
    from arms_supplied arms
    join by_class on by_class.class = arms.class or arms.class_unread = 1
    where arms.undecided = 1
    union
    select by_name.family_key, arms.transfer_id, arms.first
    from arms_supplied arms
    join by_name on by_name.designation_key = arms.designation_key and by_name.class = arms.class
    where arms.undecided = 1
),
told as (
    select item, united, narrows, transfer_id, known_by from known
    union
    select base.item, base.united, base.narrows, undecided.transfer_id, 2 as known_by
    from bound_base base
    join undecided on undecided.family_key = base.family_key and undecided.first < base.until_seen
    where base.item in (select item from known)
)
select distinct told.item, told.united, told.narrows, supplier.state, supplier.statement, told.transfer_id, told.known_by
from told
join arms_supplier supplier on supplier.transfer_id = told.transfer_id
