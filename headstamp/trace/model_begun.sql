-- Before which day was each model, or family, certainly not made? Only the row of an original says when one began:
-- other rows may carry the days of a delivery.
with told as (
    select producer_model.model_key, model.family_key, producer.first,
        case when producer.production = 'original' and producer.first is not null then 1 else 0 end as original
    from producer_model
    join producer on producer.producer = producer_model.producer
    join model on model.model_key = producer_model.model_key
)
select concat('model ', model_key) as target, min(first) as begun
from told
group by model_key
having max(original) = 1
union all
select concat('family ', family_key) as target, min(first) as begun
from told
group by family_key
having max(original) = 1
