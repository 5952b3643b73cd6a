-- By which day was each model, or family, certainly made already? By the first day of one of its makers' rows; a row
-- without one tells by the last day of the state that it names, where that has ended.
with ended as (
    select known.folded, max(coalesce(state.last, 9999999)) as last
    from state_name_of known
    join state on state.state = known.state
    group by known.folded
),
told as (
    select producer_model.model_key, model.family_key, coalesce(producer.first, ended.last, 9999999) as first
    from producer_model
    join producer on producer.producer = producer_model.producer
    join model on model.model_key = producer_model.model_key
    left join ended on ended.folded = producer.state_folded
)
select concat('model ', model_key) as target, min(first) as begun
from told
group by model_key
union all
select concat('family ', family_key) as target, min(first) as begun
from told
group by family_key
