-- Since which day may each model, or family, have been made at the earliest? The first day of its makers' rows, where each of
-- them has one. A row without one may tell of any day: of its model the age is unknown (first day 0).
-- from: model, producer, producer_model
select concat('model ', producer_model.model_key) as target, min(coalesce(producer.first, 0)) as begun
from producer_model
join producer on producer.producer = producer_model.producer
group by producer_model.model_key
union all
select concat('family ', model.family_key) as target, min(coalesce(producer.first, 0)) as begun
from producer_model
join producer on producer.producer = producer_model.producer
join model on model.model_key = producer_model.model_key
group by model.family_key
